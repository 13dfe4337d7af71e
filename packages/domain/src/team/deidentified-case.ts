import { stallCauses } from '../case/stall.ts';
import type { AgencyKind } from '../organisation/organisation.ts';

/** What the participant needs, as codes; no diagnosis is among them (GDPR art. 9). */
export const teamNeeds = [
  'workTraining',
  'workWithSupport',
  'studies',
  'workAbilityAssessment',
  'care',
  'everydayStructure',
  'income',
  'other',
] as const;
export type TeamNeed = (typeof teamNeeds)[number];

/**
 * Needs and what was tried stand in no case, so that nobody can count how many have them alike: a team is told no more than so many of each.
 */
export const mostCodesTold = 2;

/** What has been tried already. */
export const triedMeasures = [
  'workTraining',
  'workWithSupport',
  'studies',
  'rehabilitation',
  'care',
  'multipartyMeeting',
  'socialSupport',
  'nothingYet',
  'other',
] as const;
export type TriedMeasure = (typeof triedMeasures)[number];

/** What is in the way, of why cases stand still: a list to be gone through is the agency's own affair. */
export const teamObstacles = stallCauses.filter((cause) => cause !== 'importReview');
export type TeamObstacle = (typeof teamObstacles)[number];

/** Why a case is raised although fewer than five are alike, however coarsely it is told. */
export const smallGroupReasons = ['participantAgrees', 'cannotWait', 'noOtherWay'] as const;
export type SmallGroupReason = (typeof smallGroupReasons)[number];

/**
 * DeidentifiedCase: what the samverkansteam is told of a case beside its code and the words of the question. Bands and codes alone, each
 * as coarse as it takes that at least five are alike. A band is written `20-24`, `-19`, `65-`, or `-` where it is not told.
 */
export type DeidentifiedCase = {
  readonly ageBand: string;
  /** For how many whole weeks the case has stood in its phase. */
  readonly weeksWaiting: string;
  /** The kinds of agency that have a part in it; none where it is not told. */
  readonly agencies: readonly AgencyKind[];
  readonly needs: readonly TeamNeed[];
  readonly tried: readonly TriedMeasure[];
  readonly blocking: TeamObstacle;
};
