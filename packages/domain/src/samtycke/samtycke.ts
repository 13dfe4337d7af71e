import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { DisclosureBasis } from '../handover/handover.ts';
import type { AgencyId, StaffId, UnitRef } from '../organisation/organisation.ts';

/**
 * What a samtycke or a sekretessprövning lets another agency have: that there is a case, where it stands and what goes with a handover; the
 * meetings and their minutes; the kartläggning, the plans and the uppföljningar. Nothing is told without the first.
 */
export const sharedCategories = ['case', 'meetings', 'documents'] as const;
export type SharedCategory = (typeof sharedCategories)[number];

export const sharingPurposes = ['coordinateSupport', 'handOver', 'jointAssessment', 'followUp'] as const;
export type SharingPurpose = (typeof sharingPurposes)[number];

/** Given in writing, or by word of mouth before a witness. */
export const samtyckeForms = ['written', 'oral'] as const;
export type SamtyckeForm = (typeof samtyckeForms)[number];

/** What the participant has agreed to; `until` is its last day. */
export type SamtyckeTerms = {
  readonly categories: readonly SharedCategory[];
  readonly purpose: SharingPurpose;
  /** Whoever coordinates the insats may see who it is and how it goes, without the agencies' texts. */
  readonly coordination?: true;
  readonly form: SamtyckeForm;
  /** Who heard it, besides whoever recorded it. */
  readonly witness?: StaffId;
  readonly from: IsoDate;
  readonly until: IsoDate;
};

/**
 * That the participant lets an agency tell named others (OSL 10:1, 12:2). Each agency asks for its own: another's is worth nothing to it, and
 * is not shown to it either.
 */
export type Samtycke = {
  readonly id: string;
  /** The unit that asked for it; it holds for that unit's agency. */
  readonly of: UnitRef;
  readonly receivers: readonly AgencyId[];
  readonly status: 'standing' | 'withdrawn' | 'ended';
  readonly recordedAt: Instant;
  readonly recordedBy?: StaffId;
  readonly endedAt?: Instant;
  /** Absent for one that was never recorded here and that the participant has withdrawn all the same. */
  readonly terms?: SamtyckeTerms;
};

/**
 * The participant was asked and has not answered. An agency asks for itself, of what it would tell; to others it is not told that it does.
 */
export type SamtyckeRequest = {
  readonly id: string;
  readonly of: UnitRef;
  readonly receivers: readonly AgencyId[];
  readonly categories: readonly SharedCategory[];
  readonly purpose: SharingPurpose;
  readonly askedAt: Instant;
  readonly askedBy?: StaffId;
  readonly status: 'open' | 'agreed' | 'declined';
};

export const reviewOutcomes = ['mayBeGiven', 'mayNotBeGiven'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/**
 * Sekretessprövning: an agency has weighed whether it may tell another without samtycke, on what ground, what and for how long. A second
 * person confirms it where the participant has said no.
 */
export type SekretessReview = {
  readonly id: string;
  readonly of: UnitRef;
  readonly receivers: readonly AgencyId[];
  readonly categories: readonly SharedCategory[];
  readonly purpose: SharingPurpose;
  readonly basis: DisclosureBasis;
  readonly outcome: ReviewOutcome;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** How it was weighed, in words. */
  readonly why: DocumentRef;
  readonly reviewedBy: StaffId;
  readonly reviewedAt: Instant;
  readonly confirmedBy?: StaffId;
};

/**
 * What an act that tells another agency of the case brings with it and has recorded with it: the samtycke that it rests on, or how its other
 * ground was weighed. It is for those that the act tells.
 */
export type GroundBrought =
  | SamtyckeBrought
  | ({ readonly type: 'review' } & Pick<SekretessReview, 'categories' | 'purpose' | 'until' | 'why'>);
export type SamtyckeBrought = { readonly type: 'samtycke' } & SamtyckeTerms;
