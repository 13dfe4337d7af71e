import type { AgencyId, Role, UnitId } from '../organisation/organisation.ts';

/**
 * How a unit stands to a case. Derived from the ledger (`grantsOf`) and written as rows that row-level security reads;
 * later disclosures (samtycke and other grounds) become grants too. No grant: the case does not exist for that unit.
 */
export const relations = [
  'holder',
  'referrer',
  'sender',
  'receiver',
  'meetingParty',
  'taskOwner',
  // Coordinates the insats under a disclosure that a samtycke names.
  'coordinator',
  // Coordinates it without one: follows how the case goes, and never who it is.
  'processFollower',
] as const;
export type Relation = (typeof relations)[number];
/** Whether a unit that stands so works with the case, or is asked to; who coordinates the insats does not. */
export const isPart = (relation: Relation): boolean => relation !== 'coordinator' && relation !== 'processFollower';
export type Grant = { readonly agency: AgencyId; readonly unit: UnitId; readonly relation: Relation };

/** Kinds of data in a case, from the least to the most. */
export const categories = [
  'status',
  'identity',
  'facts',
  'handovers',
  'meetings',
  'documents',
  'plan',
  'history',
] as const;
export type Category = (typeof categories)[number];

/** `own`: of handovers and meetings only those that the unit itself sent, received or was asked to. */
export type AccessScope = 'whole' | 'own';

/** What a role at a unit that stands so to a case may read of it. What no rule gives is not there to be seen. */
export type AccessRule = {
  readonly relation: Relation;
  readonly roles: readonly Role[];
  readonly categories: readonly Category[];
  readonly scope: AccessScope;
};
