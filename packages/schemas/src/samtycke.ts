import { reviewOutcomes, samtyckeForms, sharedCategories, sharingPurposes } from '@stafett/domain';
import { z } from 'zod';
import { act } from './acts.ts';
import { DisclosureBasis } from './codes.ts';
import { StaffView } from './organisation.ts';
import { DocumentLink, FreeText, Id, Instant, IsoDate, Key, ShortText } from './wire.ts';

export const SharedCategory = z.enum(sharedCategories);
export const SharingPurpose = z.enum(sharingPurposes);
export const SamtyckeForm = z.enum(samtyckeForms);
export const ReviewOutcome = z.enum(reviewOutcomes);

const receivers = z.array(Id).min(1).max(20);
/** None where only whoever coordinates the insats is told. */
const receiversOrNone = z.array(Id).max(20);
const categories = z.array(SharedCategory).min(1).max(sharedCategories.length);

/** samtycke.ask: what the participant is asked to let the actor's agency tell. */
export const AskForSamtyckeRequest = z.strictObject({ ...act, receivers, categories, purpose: SharingPurpose });
export type AskForSamtyckeRequest = z.infer<typeof AskForSamtyckeRequest>;
/** samtycke.decline: the participant said no. A yes is recorded. */
export const RecordSamtyckeDeclinedRequest = z.strictObject({ ...act, request: Key });
export type RecordSamtyckeDeclinedRequest = z.infer<typeof RecordSamtyckeDeclinedRequest>;

const agreed = {
  categories: categories.readonly(),
  purpose: SharingPurpose,
  /** Whoever coordinates the insats may see who it is and how it goes. */
  coordination: z.literal(true).optional(),
  form: SamtyckeForm,
  witness: Id.optional(),
  from: IsoDate,
  until: IsoDate,
};
/** The samtycke that an act rests on, recorded with it for those that the act tells; `witness` when it was spoken. */
export const SamtyckeBrought = z.strictObject({ type: z.literal('samtycke'), ...agreed });
/** What an act that tells another agency rests on: a samtycke, or how its other ground was weighed. */
export const GroundBrought = z.discriminatedUnion('type', [
  SamtyckeBrought,
  z.strictObject({
    type: z.literal('review'),
    categories: categories.readonly(),
    purpose: SharingPurpose,
    until: IsoDate,
    why: FreeText,
  }),
]);
export type GroundBrought = z.infer<typeof GroundBrought>;

/** samtycke.record: what the participant lets the actor's agency tell, to whom, why and until when; `witness` when it was spoken. */
export const RecordSamtyckeRequest = z.strictObject({
  ...act,
  receivers: receiversOrNone,
  ...agreed,
});
export type RecordSamtyckeRequest = z.infer<typeof RecordSamtyckeRequest>;
export const RenewSamtyckeRequest = z.strictObject({
  ...act,
  samtycke: Key,
  form: SamtyckeForm,
  witness: Id.optional(),
  until: IsoDate,
});
export type RenewSamtyckeRequest = z.infer<typeof RenewSamtyckeRequest>;
/** samtycke.withdraw: without `samtycke`, all that the agency has in the case, and what it told without any. */
export const WithdrawSamtyckeRequest = z.strictObject({ ...act, samtycke: Key.optional() });
export type WithdrawSamtyckeRequest = z.infer<typeof WithdrawSamtyckeRequest>;

/** samtycke.recordReview: a sekretessprövning, with how it was weighed in words. */
export const RecordSekretessReviewRequest = z.strictObject({
  ...act,
  receivers,
  categories,
  purpose: SharingPurpose,
  basis: DisclosureBasis,
  outcome: ReviewOutcome,
  until: IsoDate,
  why: FreeText,
});
export type RecordSekretessReviewRequest = z.infer<typeof RecordSekretessReviewRequest>;
/** samtycke.confirmReview: a second person of the agency. */
export const ConfirmSekretessReviewRequest = z.strictObject({ ...act, review: Key });
export type ConfirmSekretessReviewRequest = z.infer<typeof ConfirmSekretessReviewRequest>;

const AgencyName = z.object({ agency: Id, name: ShortText });
export const SamtyckeView = z.object({
  id: Key,
  receivers: z.array(AgencyName),
  status: z.enum(['standing', 'withdrawn', 'ended']),
  recordedAt: Instant,
  recordedBy: StaffView.optional(),
  endedAt: Instant.optional(),
  /** Absent for one that was withdrawn without having been recorded here. */
  terms: z
    .object({
      categories: z.array(SharedCategory),
      purpose: SharingPurpose,
      coordination: z.literal(true).optional(),
      form: SamtyckeForm,
      witness: StaffView.optional(),
      from: IsoDate,
      until: IsoDate,
    })
    .optional(),
});
export const SekretessReviewView = z.object({
  id: Key,
  receivers: z.array(AgencyName),
  categories: z.array(SharedCategory),
  purpose: SharingPurpose,
  basis: DisclosureBasis,
  outcome: ReviewOutcome,
  from: IsoDate,
  until: IsoDate,
  why: DocumentLink,
  reviewedBy: StaffView,
  confirmedBy: StaffView.optional(),
});
/** What the reader's own agency has recorded in the case: another's is not told. */
export const SamtyckeOfCase = z.object({
  own: z.array(SamtyckeView),
  /** What the participant has been asked and has not answered. */
  asked: z.array(
    z.object({
      id: Key,
      receivers: z.array(AgencyName),
      categories: z.array(SharedCategory),
      purpose: SharingPurpose,
      askedAt: Instant,
      askedBy: StaffView.optional(),
    }),
  ),
  reviews: z.array(SekretessReviewView),
  /** The agencies that may be named. */
  receivers: z.array(AgencyName),
  /** Whether whoever holds the case may let the reader's agency have these. */
  toUs: z.object({ meetings: z.boolean(), documents: z.boolean() }),
});
export type SamtyckeOfCase = z.infer<typeof SamtyckeOfCase>;
