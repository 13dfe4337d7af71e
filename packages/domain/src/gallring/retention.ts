import { addMonths, type IsoDate, isoDate } from '../calendar/index.ts';
import type { AgencyKind } from '../organisation/organisation.ts';

/**
 * For how long an agency of a kind keeps its share of a case, unless it has decided something else. Dated, since laws change: a new line begins
 * where an older one ends. The sources are where to look, no advice: each agency's jurist and archivist must check them before use.
 */
export type RetentionRule = {
  /** Holds for cases that are closed from this day on. */
  readonly from: IsoDate;
  readonly kind: AgencyKind;
  /** Whole months from the day the case was closed. */
  readonly months: number;
  /** Something of it is to be kept in the agency's archive: it is exported before anything is destroyed. */
  readonly archive: boolean;
  readonly source: string;
};

/** An agency's own decision on its term, with the reference that it is found by. */
export type AgencyRetention = Omit<RetentionRule, 'kind'>;
export type Retention = Pick<RetentionRule, 'months' | 'archive' | 'source'>;

const years = (count: number): number => 12 * count;

export const retentionRules: readonly RetentionRule[] = [
  // Five years from the last note. A nämnd that is no socialnämnd has a term of its own to decide on.
  { from: isoDate('2002-01-01'), kind: 'kommun', months: years(5), archive: false, source: 'SoL (2001:453) 12:1' },
  { from: isoDate('2025-07-01'), kind: 'kommun', months: years(5), archive: false, source: 'SoL (2025:400)' },
  // At least ten years from the last note.
  { from: isoDate('2008-07-01'), kind: 'region', months: years(10), archive: true, source: 'PDL (2008:355) 3:17' },
  // What a state agency destroys, and when, is in Riksarkivet's rules for it; the longer term until somebody has looked.
  { from: isoDate('1991-07-01'), kind: 'arbetsformedlingen', months: years(10), archive: true, source: 'RA-MS' },
  { from: isoDate('1991-07-01'), kind: 'forsakringskassan', months: years(10), archive: true, source: 'RA-MS' },
  // It supports and follows up (lag 2003:1210 § 7): what it needs afterwards are figures, and those stay.
  { from: isoDate('2004-01-01'), kind: 'forbund', months: years(5), archive: false, source: 'ArkivL (1990:782) 10 §' },
];

const newest = <Rule extends { readonly from: IsoDate }>(rules: readonly Rule[], on: IsoDate): Rule | undefined =>
  rules
    .filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .at(-1);

/**
 * What holds for a case that was closed on the day: the agency's own decision, else the table's rule. Of decisions from the same day the one
 * that stands last. Undefined where neither reaches so far back: then nothing is raised.
 */
export const retentionFor = (
  kind: AgencyKind,
  own: readonly AgencyRetention[],
  closedOn: IsoDate,
): Retention | undefined => {
  const found =
    newest(own, closedOn) ??
    newest(
      retentionRules.filter((rule) => rule.kind === kind),
      closedOn,
    );
  return found && { months: found.months, archive: found.archive, source: found.source };
};

/** The first day on which the share may be destroyed. Takes whole months. */
export const dueOn = (closedOn: IsoDate, months: number): IsoDate => addMonths(closedOn, months);
