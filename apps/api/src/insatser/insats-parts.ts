import {
  type CaseFile,
  currentModel,
  type DocumentRef,
  hadReached,
  type InsatsModel,
  markOf,
  offerWindow,
} from '@stafett/domain';
import type { InsatsParts } from '@stafett/schemas';
import { given } from '../given.ts';
import { linkTo } from '../handovers/handover-view.ts';
import type { Names } from '../organisation/name-book.ts';
import { toldView } from '../team/told-view.ts';

type Parts = {
  readonly state: CaseFile;
  readonly model: InsatsModel;
  readonly names: Names;
  /** The kind of the viewer's agency turns which warnings it is given. */
  readonly kind: string | undefined;
  /** Whether the viewer reads the case's documents. */
  readonly withWords: boolean;
  /** The code by which the samverkansteam talks of it now, when that is known. */
  readonly teamCode?: string | undefined;
};

const stepsOf = ({ state, model, withWords }: Parts): NonNullable<InsatsParts['steps']> => {
  const moves = state.steps ?? [];
  return {
    marks: (model.steps ?? []).map((step) => ({
      step: step.id,
      reportCode: step.reportCode,
      targetPercent: step.targetPercent,
      afterMonths: step.afterMonths,
      ...given({
        by: state.startedOn && markOf(state.startedOn, step),
        reachedOn: moves.find((move) => hadReached([move], step.id, move.on))?.on,
      }),
    })),
    moves: moves.map(({ step, on }) => ({ step, on })),
    reviews: (state.reviews ?? []).map(({ on, document, meeting }) => ({
      on,
      ...given({ meeting, document: withWords && document ? linkTo(document) : undefined }),
    })),
  };
};

const teamOf = ({ state, withWords, teamCode }: Parts): NonNullable<InsatsParts['team']> => {
  const link = (document: DocumentRef | undefined) => (withWords && document ? linkTo(document) : undefined);
  const { teamQuestion } = state;
  return {
    ...(teamQuestion
      ? {
          question: {
            code: teamCode ?? teamQuestion.code,
            askedAt: teamQuestion.askedAt,
            ...given({ document: link(teamQuestion.question), told: teamQuestion.told && toldView(teamQuestion.told) }),
          },
        }
      : {}),
    recommendations: (state.recommendations ?? []).map(({ id, on, document, question, decided }) => ({
      id,
      on,
      ...given({ document: link(document), question: link(question) }),
      ...(decided
        ? {
            decided: { decision: decided.decision, on: decided.on, ...given({ document: link(decided.document) }) },
          }
        : {}),
    })),
  };
};

const followingOf = ({ state, model, names, kind }: Parts): NonNullable<InsatsParts['following']> => ({
  insatser: (model.continuesInto ?? []).flatMap((insats) => {
    const next = currentModel(insats);
    if (!next) return [];
    return [
      {
        insats: next.id,
        name: next.name,
        warnings: (next.warnings ?? [])
          .filter(({ referredBy }) => referredBy === kind)
          .map(({ code, income }) => ({ code, income })),
        places: next.places
          .filter(({ kommuner }) => kommuner.includes(state.facts.kommun))
          .map((place) => ({
            place: place.id,
            host: names.party({ agency: place.hostAgency, unit: place.unit }),
          })),
      },
    ];
  }),
  begun: (state.followingCases ?? []).map(({ caseId, insats, on }) => ({
    caseId,
    insatsName: currentModel(insats)?.name ?? insats,
    on,
  })),
});

const offerOf = ({ state, model }: Parts): NonNullable<InsatsParts['offer']> => ({
  ...(model.offer && state.facts.birthDate ? offerWindow(state.facts.birthDate, model.offer) : {}),
  offers: (state.offers ?? []).map(({ on, answer }) => ({ on, answer })),
});

/** What of the case only some insatser have, to who reads its plan; undefined where the insats has nothing of it. */
export const insatsPartsOf = (parts: Parts): InsatsParts | undefined => {
  const { state, model, names, withWords } = parts;
  const { mentorship } = state;
  const view: InsatsParts = {
    ...(model.firstContact ? { firstContact: given({ on: state.firstContact?.on, by: state.firstContact?.by }) } : {}),
    ...(model.steps ? { steps: stepsOf(parts) } : {}),
    ...(model.offer ? { offer: offerOf(parts) } : {}),
    ...(model.mentorship ? { hasMentors: true } : {}),
    ...(mentorship
      ? {
          mentorship: {
            matchedOn: mentorship.matchedOn,
            supervisor: names.staff(mentorship.supervisor),
            standIn: names.staff(mentorship.standIn),
            ...given({
              contactOn: mentorship.contactOn,
              awayUntil: mentorship.awayUntil,
              mentor: withWords ? linkTo(mentorship.mentor) : undefined,
            }),
          },
        }
      : {}),
    ...(model.team === undefined ? {} : { team: teamOf(parts) }),
    ...(model.continuesInto ? { following: followingOf(parts) } : {}),
  };
  return Object.keys(view).length === 0 ? undefined : view;
};
