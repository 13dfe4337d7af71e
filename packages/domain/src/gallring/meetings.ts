import { type IsoDate, isoDate } from '../calendar/index.ts';
import { deriveId } from '../case/derive-id.ts';
import type { AgencyKind } from '../organisation/organisation.ts';
import { dueOn, type Retention, type RetentionRule } from './retention.ts';

/** What an agency has written at the meetings of a samverkansteam or a group in one year: it belongs to no case, and is destroyed as one. */
export type MeetingBinder = {
  /** Stands where the texts of a case have the case's id. */
  readonly id: string;
  readonly year: number;
};

/** From this year on there is a binder for each. What was written before lies in one, and counts as of this year. */
const FIRST_YEAR = 2026;

const yearOf = (on: IsoDate): number => Number(on.slice(0, 4));

/** Where texts of the gathering that are written on the day are put. */
export const binderFor = (gathering: string, on: IsoDate): MeetingBinder => {
  const year = yearOf(on);
  return { id: deriveId(gathering, `texts:${year}`), year };
};

/** Every binder that the gathering may have by the day. */
export const bindersOf = (gathering: string, until: IsoDate): readonly MeetingBinder[] => [
  { id: deriveId(gathering, 'texts'), year: FIRST_YEAR },
  ...Array.from({ length: Math.max(0, yearOf(until) - FIRST_YEAR + 1) }, (_, after) => ({
    id: deriveId(gathering, `texts:${FIRST_YEAR + after}`),
    year: FIRST_YEAR + after,
  })),
];

/**
 * For how long an agency keeps what it wrote at such meetings: they name nobody and decide nothing. Dated, and to be checked, as the terms of
 * cases are. Counted from the end of the year.
 */
export const meetingRetentionRules: readonly RetentionRule[] = (
  ['kommun', 'region', 'arbetsformedlingen', 'forsakringskassan', 'forbund'] as const satisfies readonly AgencyKind[]
).map((kind) => ({ from: isoDate('1991-07-01'), kind, months: 24, archive: false, source: 'ArkivL (1990:782) 10 §' }));

export type MeetingTerm = Retention & { readonly endedOn: IsoDate; readonly dueOn: IsoDate };

/** The term of an agency's binder of a year; undefined where no rule reaches so far back. */
export const meetingTermOf = (kind: AgencyKind, year: number): MeetingTerm | undefined => {
  const endedOn = isoDate(`${year}-12-31`);
  const rule = meetingRetentionRules.findLast((one) => one.kind === kind && one.from <= endedOn);
  if (!rule) return undefined;
  const { months, archive, source } = rule;
  return { months, archive, source, endedOn, dueOn: dueOn(endedOn, months) };
};
