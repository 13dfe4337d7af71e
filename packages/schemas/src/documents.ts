import { z } from 'zod';
import { ContactCard } from './contact-card.ts';
import { MentorText } from './insatser.ts';
import { StaffView } from './organisation.ts';
import { FreeText, Id, Instant, IsoDate, Key, ShortText } from './wire.ts';

const optionalText = z.string().trim().max(20_000, 'tooLong').optional();

/** Kartläggning (domain.md): what it covers. */
export const AssessmentText = z.strictObject({
  adaptations: optionalText,
  interestsAndStrengths: optionalText,
  ownView: optionalText,
  motivation: optionalText,
  health: optionalText,
  summary: FreeText,
});
export type AssessmentText = z.infer<typeof AssessmentText>;

/** Handlingsplan (VUXAM): the four first must be there. */
export const PlanText = z.strictObject({
  mainOccupation: FreeText,
  weeklySchedule: FreeText,
  milestones: FreeText,
  followUp: FreeText,
  other: optionalText,
});
export type PlanText = z.infer<typeof PlanText>;

export const MinutesText = z.strictObject({
  situation: FreeText,
  participantsOwnWords: optionalText,
  /** The words of each commitment, under the id that the ledger tracks. */
  commitments: z.array(z.strictObject({ id: Id, what: FreeText })).max(50),
});
export type MinutesText = z.infer<typeof MinutesText>;

export const PlacementText = z.strictObject({
  employer: ShortText,
  supervisor: ShortText.optional(),
  text: optionalText,
});
export type PlacementText = z.infer<typeof PlacementText>;

/** What a stored document holds, by kind. Amended minutes say why. */
export const DocumentContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('referralMessage'), text: FreeText }),
  z.object({ kind: z.literal('handoverMessage'), text: FreeText }),
  z.object({ kind: z.literal('handoverQuestion'), text: FreeText }),
  z.object({ kind: z.literal('handoverAnswer'), text: FreeText }),
  z.object({ kind: z.literal('declineNeeded'), text: FreeText }),
  z.object({ kind: z.literal('minutes'), text: MinutesText, amendmentReason: FreeText.optional() }),
  z.object({ kind: z.literal('minutesObjection'), text: FreeText }),
  z.object({ kind: z.literal('meetingWish'), text: FreeText }),
  z.object({ kind: z.literal('meetingPlace'), text: FreeText }),
  z.object({ kind: z.literal('moveReason'), text: FreeText }),
  z.object({ kind: z.literal('assessment'), text: AssessmentText }),
  z.object({ kind: z.literal('plan'), text: PlanText }),
  z.object({ kind: z.literal('followUp'), text: FreeText }),
  z.object({ kind: z.literal('placement'), text: PlacementText }),
  z.object({ kind: z.literal('closureExplanation'), text: FreeText }),
  z.object({ kind: z.literal('taskNote'), text: FreeText }),
  z.object({ kind: z.literal('planReview'), text: FreeText }),
  z.object({ kind: z.literal('mentor'), text: MentorText }),
  z.object({ kind: z.literal('teamQuestion'), text: FreeText }),
  z.object({ kind: z.literal('contact'), text: ContactCard }),
  z.object({ kind: z.literal('recommendation'), text: FreeText }),
  z.object({ kind: z.literal('recommendationAnswer'), text: FreeText }),
]);
export type DocumentContent = z.infer<typeof DocumentContent>;
export const DocumentKind = z.enum(DocumentContent.options.map(({ shape }) => shape.kind.value));
export type DocumentKind = DocumentContent['kind'];

/** In place of what a text said once its key is destroyed (gallring): of what kind it was, whose, and since when where it is known. */
export const ErasedText = z.object({
  kind: z.literal('erased'),
  of: DocumentKind,
  agencyName: z.string(),
  on: IsoDate.optional(),
});
export type ErasedText = z.infer<typeof ErasedText>;
/** What somebody who opens a text is shown. */
export const ReadContent = z.discriminatedUnion('kind', [DocumentContent, ErasedText]);
export type ReadContent = z.infer<typeof ReadContent>;

export const ReadDocumentRequest = z.strictObject({ caseId: Id, document: Id, version: z.int().min(1).optional() });
export type ReadDocumentRequest = z.infer<typeof ReadDocumentRequest>;
export const DocumentRead = z.object({
  document: Id,
  version: z.int(),
  /** All versions there are, the oldest first. */
  versions: z.array(z.object({ version: z.int(), writtenAt: Instant })),
  writtenAt: Instant,
  author: StaffView.optional(),
  content: ReadContent,
});
export type DocumentRead = z.infer<typeof DocumentRead>;

/**
 * A draft belongs to its author and is kept per form: `form` names it (`recordMinutes`), `caseId` and `subject` say about what.
 * `fields` are the form's own values as text; nothing in it is checked but its size (64 kB).
 */
const draftKey = { form: Key, caseId: Id.optional(), subject: Key.optional() };
const DraftFields = z
  .record(z.string().max(120), z.string().max(20_000, 'tooLong'))
  .refine((fields) => JSON.stringify(fields).length <= 64_000, { message: 'tooLong' });
export const DraftRequest = z.strictObject(draftKey);
export type DraftRequest = z.infer<typeof DraftRequest>;
export const SaveDraftRequest = z.strictObject({ ...draftKey, fields: DraftFields });
export type SaveDraftRequest = z.infer<typeof SaveDraftRequest>;
export const DraftSaved = z.object({ savedAt: Instant });
export type DraftSaved = z.infer<typeof DraftSaved>;
/** `draft` is absent when there is none. */
export const DraftLoaded = z.object({
  draft: z.object({ fields: z.record(z.string(), z.string()), savedAt: Instant }).optional(),
});
export type DraftLoaded = z.infer<typeof DraftLoaded>;
export const DraftDiscarded = z.object({ discarded: z.boolean() });
export type DraftDiscarded = z.infer<typeof DraftDiscarded>;
