import type { Transaction } from '@stafett/db';
import {
  type InsatsModel,
  type IsoDate,
  type MentorFigures,
  mentorFigures,
  type Offer,
  type OfferFigure,
  offerFigure,
  type Placement,
  type StepFigure,
  type StepMove,
  stepFigures,
} from '@stafett/domain';
import { factsOf } from './gone.ts';

/** What only some insatser are measured by, as of a day; a measure that the model does not have is absent. */
export type InsatsFigures = {
  readonly steps?: readonly StepFigure[];
  readonly offers?: OfferFigure;
  readonly mentors?: MentorFigures & { readonly matched: number; readonly mentors: number };
};

type Started = {
  readonly startedOn: IsoDate;
  readonly birthDate: IsoDate | null;
  readonly moves: readonly StepMove[] | null;
  readonly offers: readonly Offer[] | null;
  readonly placements: readonly Placement[] | null;
  readonly matchedOn: IsoDate | null;
  /** Of a match from before mentors were told apart: the case's own id. */
  readonly mentorId: string;
  readonly closedAs: string | null;
};

/**
 * Stegförflyttning against the targets, offers in time, what mentors led to: of everybody who had started by the day. Takes a transaction
 * of `asCounter`, the insats's current model and the day; gives sums, no case. What happened later does not count, so that the answer about
 * a past day stays the same.
 */
export const insatsFiguresOf = async (
  transaction: Transaction,
  model: InsatsModel,
  to: IsoDate,
): Promise<InsatsFigures> => {
  if (!model.steps && !model.offer && !model.mentorship) return {};
  const started = await transaction.$queryRaw<Started[]>`
    SELECT c.started_on::text AS "startedOn", c.state->'facts'->>'birthDate' AS "birthDate", c.state->'steps' AS moves,
      c.state->'offers' AS offers, c.state->'placements' AS placements, c.state->'mentorship'->>'matchedOn' AS "matchedOn",
      coalesce(c.state->'mentorship'->>'mentorId', c.id::text) AS "mentorId",
      CASE WHEN c.closed_on <= ${to}::date THEN c.closure_reason END AS "closedAs"
    FROM case_file c
    WHERE c.insats = ${model.id} AND c.started_on <= ${to}::date`;
  const steps = model.steps ? await factsOf(transaction, model.id, 'steps', to) : [];
  const offers = model.offer ? await factsOf(transaction, model.id, 'offer', to) : [];
  const matches = model.mentorship ? await factsOf(transaction, model.id, 'mentorship', to) : [];
  const matched = [
    ...started.map(({ matchedOn, mentorId }) => ({ matchedOn, mentorId })),
    ...matches.map(({ id, value }) => ({ matchedOn: value.matchedOn ?? null, mentorId: value.mentorId ?? id })),
  ].filter(({ matchedOn }) => matchedOn !== null && matchedOn <= to);
  return {
    ...(model.steps
      ? {
          steps: stepFigures(
            [
              ...started.map(({ startedOn, moves }) => ({ startedOn, moves: moves ?? [] })),
              ...steps.map(({ month, value }) => ({
                startedOn: month,
                moves: value.reached.map((step) => ({ step, on: month })),
              })),
            ],
            model.steps,
            to,
          ),
        }
      : {}),
    ...(model.offer
      ? {
          offers: offerFigure(
            [
              ...started.flatMap(({ birthDate, offers: made }) =>
                birthDate === null ? [] : [{ birthDate, offers: made ?? [] }],
              ),
              ...offers.map(({ value }) => ({
                birthDate: value.birthDate,
                offers: value.offers.map((on) => ({ on })),
              })),
            ],
            model.offer,
            to,
          ),
        }
      : {}),
    ...(model.mentorship
      ? {
          mentors: {
            matched: matched.length,
            mentors: new Set(matched.map(({ mentorId }) => mentorId)).size,
            ...mentorFigures(
              [
                ...started.map(({ placements, closedAs }) => ({
                  placements: placements ?? [],
                  ...(closedAs === null ? {} : { closedAs }),
                })),
                ...matches.map(({ value: { placesFrom, closedAs, closedOn } }) => ({
                  placements: placesFrom.map((from) => ({ from, throughMentor: true as const })),
                  ...(closedOn <= to ? { closedAs } : {}),
                })),
              ],
              model.mentorship,
              to,
            ),
          },
        }
      : {}),
  };
};
