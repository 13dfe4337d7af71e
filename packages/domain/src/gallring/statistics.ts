import {
  addDays,
  addMonths,
  daysBetween,
  endOfDay,
  type Instant,
  type IsoDate,
  isoDate,
  stockholmDate,
} from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { InsatsModel } from '../insatser/model.ts';
import { offerWindow } from '../offer/offer.ts';
import { hadReached, markOf, type StepId } from '../steps/steps.ts';

/** What the figures count of a case that is gone. Months are their last day. */
export type CaseStatistics = {
  readonly insats: string;
  readonly place: string;
  readonly modelHash: string;
  readonly referredBy: string;
  readonly sex: string;
  /** Born in this year or one of the nine after it. */
  readonly bornFrom: number;
  readonly referredMonth: IsoDate;
  readonly startedMonth?: IsoDate;
  readonly closedMonth: IsoDate;
  readonly closureReason: string;
  readonly closureSubReason?: string;
  readonly incomeAtStart: string;
  readonly incomeAtEnd: string;
};

/** One fact of one month, stored apart from the others: what nobody can put together says nothing of anybody. */
export type MonthFact =
  | {
      readonly measure: 'ongoing';
      readonly value: {
        readonly sex: string;
        readonly modelHash: string;
        readonly phase: string | null;
        readonly income: string | null;
        readonly hasPlace: boolean;
      };
    }
  | { readonly measure: 'age'; readonly value: { readonly birthYear: number } }
  | { readonly measure: 'placementEnded'; readonly value: Readonly<Record<string, never>> }
  /** The month of the start, and the steps that were reached in time. */
  | { readonly measure: 'steps'; readonly value: { readonly reached: readonly StepId[] } }
  /** The month of the start; the days are the middle of theirs. */
  | { readonly measure: 'offer'; readonly value: { readonly birthDate: IsoDate; readonly offers: readonly IsoDate[] } }
  /** The month of the start; the places that lasted, from the middle of their first month. */
  | {
      readonly measure: 'mentorship';
      readonly value: {
        readonly matchedOn?: IsoDate;
        readonly mentorId?: string;
        readonly placesFrom: readonly IsoDate[];
        readonly closedAs: string;
        readonly closedOn: IsoDate;
      };
    }
  /** The month of the wish. */
  | { readonly measure: 'wish'; readonly value: { readonly heldOn: IsoDate | null; readonly days: number | null } };
export type MonthStatistics = MonthFact & { readonly month: IsoDate };

/** An interval of the read model; open while `to` is null. */
export type Spell<Value> = { readonly from: Instant; readonly to: Instant | null; readonly value: Value };
export type Statistics = { readonly ofCase: CaseStatistics; readonly months: readonly MonthStatistics[] };

const BAND = 10;

/** The last day of the day's month. */
export const monthEnd = (day: IsoDate): IsoDate => addDays(addMonths(isoDate(`${day.slice(0, 7)}-01`), 1), -1);
const dayInMonth = (day: IsoDate, of: number): IsoDate => isoDate(`${day.slice(0, 7)}-${String(of).padStart(2, '0')}`);
const MIDDLE = 15;

const at = <Value>(spells: readonly Spell<Value>[], end: Instant): Value | null =>
  spells.find(({ from, to }) => from <= end && (to === null || to > end))?.value ?? null;

/** The month ends on which the case counted as ongoing. */
const monthsOf = (startedOn: IsoDate | undefined, closedOn: IsoDate): readonly IsoDate[] => {
  const months: IsoDate[] = [];
  if (startedOn === undefined) return months;
  for (let end = monthEnd(startedOn); end < closedOn; end = monthEnd(addDays(end, 1))) months.push(end);
  return months;
};

const stepsOf = ({ steps, startedOn }: CaseFile, { steps: models }: InsatsModel): readonly MonthStatistics[] =>
  models && startedOn
    ? [
        {
          month: monthEnd(startedOn),
          measure: 'steps',
          value: {
            reached: models
              .filter((step) => hadReached(steps ?? [], step.id, markOf(startedOn, step)))
              .map(({ id }) => id),
          },
        },
      ]
    : [];

/** A day that lies in the same month, and on the same side of the window's ends when these are moved to the middle of theirs. */
const coarseOffer = (on: IsoDate, { from, to }: { readonly from: IsoDate; readonly to: IsoDate }): IsoDate => {
  const month = on.slice(0, 7);
  if (month === from.slice(0, 7)) return dayInMonth(on, 20);
  return dayInMonth(on, month === to.slice(0, 7) ? 10 : MIDDLE);
};

const offersOf = ({ facts, offers, startedOn }: CaseFile, { offer }: InsatsModel): readonly MonthStatistics[] => {
  if (!offer || !startedOn || facts.birthDate === undefined) return [];
  const window = offerWindow(facts.birthDate, offer);
  return [
    {
      month: monthEnd(startedOn),
      measure: 'offer',
      value: {
        birthDate: dayInMonth(facts.birthDate, MIDDLE),
        offers: (offers ?? [])
          .filter(({ on }) => window.from <= on && on <= window.to)
          .map(({ on }) => coarseOffer(on, offerWindow(dayInMonth(facts.birthDate ?? on, MIDDLE), offer))),
      },
    },
  ];
};

const mentorshipOf = (
  { mentorship: match, placements, startedOn, closure }: CaseFile,
  { mentorship }: InsatsModel,
): readonly MonthStatistics[] => {
  if (!mentorship || !startedOn || !closure) return [];
  const { atLeastMonths } = mentorship.internship;
  return [
    {
      month: monthEnd(startedOn),
      measure: 'mentorship',
      value: {
        ...(match ? { matchedOn: monthEnd(match.matchedOn) } : {}),
        ...(match?.mentorId === undefined ? {} : { mentorId: match.mentorId }),
        placesFrom: placements
          .filter(({ throughMentor }) => throughMentor === true)
          .filter(({ from, to }) => to === undefined || addMonths(from, atLeastMonths) <= to)
          .map(({ from }) => dayInMonth(from, MIDDLE)),
        closedAs: closure.reason,
        closedOn: monthEnd(closure.on),
      },
    },
  ];
};

const wishesOf = ({ wishes, meetings }: CaseFile): readonly MonthStatistics[] =>
  (wishes ?? [])
    .filter(({ status }) => status !== 'withdrawn')
    .map(({ on, status, meeting }) => {
      const heldAt = status === 'met' ? meetings.find(({ id }) => id === meeting)?.heldAt : undefined;
      const heldOn = heldAt === undefined ? null : stockholmDate(heldAt);
      return {
        month: monthEnd(on),
        measure: 'wish',
        value: { heldOn: heldOn && monthEnd(heldOn), days: heldOn && daysBetween(on, heldOn) },
      };
    });

/**
 * What remains of a closed case for the figures, so that they say the same as of the end of any month before and after it is gone. Takes
 * the intervals of the read model and the insats's current model. Holds no id, no day but of months, and of the birth a decade; the year of
 * birth, which the mean age needs, stands apart. Undefined for a case that is open.
 */
export const statisticsOf = (
  state: CaseFile,
  phases: readonly Spell<string>[],
  incomes: readonly Spell<string>[],
  model: InsatsModel,
): Statistics | undefined => {
  const { closure, startedOn, facts, placements, modelHash } = state;
  if (!closure) return undefined;
  const ongoing = monthsOf(startedOn, closure.on).flatMap((month): readonly MonthStatistics[] => {
    const end = endOfDay(month);
    return [
      {
        month,
        measure: 'ongoing',
        value: {
          sex: facts.sex,
          modelHash,
          phase: at(phases, end),
          income: at(incomes, end),
          hasPlace: placements.some(({ from, to }) => from <= month && (to === undefined || to > month)),
        },
      },
      { month, measure: 'age', value: { birthYear: facts.birthYear } },
    ];
  });
  return {
    ofCase: {
      insats: state.insats,
      place: state.place,
      modelHash,
      referredBy: facts.referredBy,
      sex: facts.sex,
      bornFrom: facts.birthYear - (facts.birthYear % BAND),
      referredMonth: monthEnd(facts.referredOn),
      ...(startedOn === undefined ? {} : { startedMonth: monthEnd(startedOn) }),
      closedMonth: monthEnd(closure.on),
      closureReason: closure.reason,
      ...(closure.subReason === undefined ? {} : { closureSubReason: closure.subReason }),
      incomeAtStart: state.incomeAtStart,
      incomeAtEnd: state.incomeNow,
    },
    months: [
      ...ongoing,
      ...placements.flatMap(({ to }): readonly MonthStatistics[] =>
        to === undefined ? [] : [{ month: monthEnd(to), measure: 'placementEnded', value: {} }],
      ),
      ...stepsOf(state, model),
      ...offersOf(state, model),
      ...mentorshipOf(state, model),
      ...wishesOf(state),
    ],
  };
};
