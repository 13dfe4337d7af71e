import { reviewDecisions, reviewKinds } from '@stafett/domain';
import { z } from 'zod';
import { IncomeSource, Phase, Sex } from './codes.ts';
import { PartyView, StaffView } from './organisation.ts';
import { Id, Instant, IsoDate } from './wire.ts';

export const ReviewKind = z.enum(reviewKinds);
export const ReviewDecision = z.enum(reviewDecisions);

/** A person's day in the log, and why it is to be gone through. */
export const ReviewRow = z.object({
  id: Id,
  kind: ReviewKind,
  staff: StaffView,
  unit: PartyView.optional(),
  day: IsoDate,
  /** Different cases opened that day, and those of them that were none of theirs. */
  lookUps: z.int(),
  outside: z.int(),
  /** Who is to be reviewed is the reviewer: somebody else must do it. */
  own: z.boolean(),
  decision: ReviewDecision.optional(),
  decidedAt: Instant.optional(),
  decidedBy: StaffView.optional(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** accessReview.list: the own agency's, the undecided ones first of their kind; at most 200. */
export const ListReviewsRequest = z.strictObject({ decided: z.boolean().default(false) });
export type ListReviewsRequest = z.infer<typeof ListReviewsRequest>;
export const ReviewList = z.object({
  rows: z.array(ReviewRow),
  open: z.int(),
  /** Until when the log is sealed; what was read after that comes a few seconds later. */
  sealedAt: Instant.optional(),
});
export type ReviewList = z.infer<typeof ReviewList>;

/** One line of the log. Cases and participants are told apart by short pseudonyms, which say nothing of who it is. */
export const LogLine = z.object({
  number: z.int(),
  at: Instant,
  kind: z.enum(['read', 'act']),
  action: z.string(),
  reason: z.string().optional(),
  /** Why in words, where they are asked for. */
  why: z.string().optional(),
  cases: z.array(z.object({ name: z.string(), outside: z.boolean() })),
});
export type LogLine = z.infer<typeof LogLine>;

/** accessReview.get: with the person's lines of that day, at most 1,000. */
export const GetReviewRequest = z.strictObject({ review: Id });
export type GetReviewRequest = z.infer<typeof GetReviewRequest>;
export const ReviewView = ReviewRow.extend({ note: z.string().optional(), lines: z.array(LogLine) });
export type ReviewView = z.infer<typeof ReviewView>;

/** accessReview.decide: a note is needed where it is to be looked into. */
export const DecideReviewRequest = z
  .strictObject({
    review: Id,
    decision: ReviewDecision,
    note: z.string().trim().max(4_000, 'tooLong').optional(),
  })
  .refine(({ decision, note }) => decision === 'inOrder' || !!note, { path: ['note'], message: 'missing' });
export type DecideReviewRequest = z.infer<typeof DecideReviewRequest>;
export const DecidedReview = z.object({ review: Id, open: z.int() });
export type DecidedReview = z.infer<typeof DecidedReview>;

/** accessReview.extract: what a participant is given who asks what is kept of them and who has looked (GDPR art. 15). */
export const ExtractRequest = z.strictObject({ caseId: Id });
export type ExtractRequest = z.infer<typeof ExtractRequest>;
export const Extract = z.object({
  madeAt: Instant,
  agencyName: z.string(),
  name: z.string().optional(),
  personnummer: z.string().optional(),
  /** Who it was is gallrat: nobody knows it. */
  erased: z.boolean().optional(),
  /** The participant's cases that the unit may see. */
  cases: z.array(
    z.object({
      caseCode: z.string(),
      insatsName: z.string(),
      phase: Phase,
      referredOn: IsoDate,
      closedOn: IsoDate.optional(),
      holder: PartyView,
      /** Absent where the unit may not read the facts of the case. */
      facts: z
        .object({
          sex: Sex,
          birthYear: z.int(),
          kommun: z.string(),
          incomeAtStart: IncomeSource,
          incomeNow: IncomeSource,
        })
        .optional(),
      /** Texts that the agency has written in the case and the unit may see, by kind. */
      texts: z.array(z.object({ kind: z.string(), at: Instant })),
      handovers: z.int(),
      meetings: z.int(),
      placements: z.int(),
    }),
  ),
  /** Who at the agency has looked or acted, day by day; at most 5,000 lines of the log, the newest. */
  looked: z.array(
    z.object({
      day: IsoDate,
      staff: StaffView.optional(),
      unit: PartyView.optional(),
      /** Codes of what was done, each once. */
      actions: z.array(z.object({ kind: z.enum(['read', 'act']), action: z.string() })),
      times: z.int(),
    }),
  ),
  sealedAt: Instant.optional(),
});
export type Extract = z.infer<typeof Extract>;
