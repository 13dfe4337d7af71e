import { type IsoDate, isoDate } from '../calendar/index.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import type { AgencyKind } from '../organisation/organisation.ts';

/**
 * On what legal ground an agency may tell another. Dated, since laws change: an amendment ends the old line (`until`, the first day it no
 * longer holds) and begins a new. The references are to be checked by a jurist before use.
 */
export type DisclosureRule = {
  readonly basis: DisclosureBasis;
  readonly givers: readonly AgencyKind[];
  readonly references: readonly string[];
  /** The law asks for a weighing of interests or harm before anything is told: the prövning is recorded first. */
  readonly needsReview?: true;
  readonly from: IsoDate;
  readonly until?: IsoDate;
};

// The day that offentlighets- och sekretesslagen came into force.
const osl = isoDate('2009-06-30');

/** A förbund is no giver: it supports and follows up, and has no case of its own to tell of (lag 2003:1210 §§ 2, 7). */
export const disclosureRules: readonly DisclosureRule[] = [
  {
    basis: 'samtycke',
    givers: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
    references: ['OSL 10:1', 'OSL 12:2'],
    from: osl,
  },
  {
    basis: 'statutoryDuty',
    givers: ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'],
    references: ['OSL 10:28'],
    from: osl,
  },
  // Its second paragraph keeps it from hälso- och sjukvård (OSL 25 kap) and socialtjänst (OSL 26 kap).
  {
    basis: 'generalklausulen',
    givers: ['arbetsformedlingen', 'forsakringskassan'],
    references: ['OSL 10:27'],
    needsReview: true,
    from: osl,
  },
];

/** The rule under which a giver of this kind may name the ground on that day; undefined: there is none. */
export const disclosureRuleFor = (
  basis: DisclosureBasis,
  fromKind: AgencyKind,
  on: IsoDate,
): DisclosureRule | undefined =>
  disclosureRules.find(
    (rule) =>
      rule.basis === basis &&
      rule.givers.includes(fromKind) &&
      rule.from <= on &&
      (rule.until === undefined || on < rule.until),
  );

/** Whether an agency of this kind may hand a case on under this ground on that day. */
export const basisAllowed = (basis: DisclosureBasis, fromKind: AgencyKind, on: IsoDate): boolean =>
  disclosureRuleFor(basis, fromKind, on) !== undefined;

/** Whether a sekretessprövning is to be recorded before anything is told on this ground. */
export const needsReview = (basis: DisclosureBasis, on: IsoDate): boolean =>
  disclosureRules.some(
    (rule) =>
      rule.basis === basis &&
      rule.needsReview === true &&
      rule.from <= on &&
      (rule.until === undefined || on < rule.until),
  );

/** The grounds that a form may offer an agency of this kind. */
export const basesFor = (fromKind: AgencyKind, on: IsoDate): readonly DisclosureBasis[] =>
  disclosureRules
    .map(({ basis }) => basis)
    .filter((basis, index, all) => all.indexOf(basis) === index && basisAllowed(basis, fromKind, on));
