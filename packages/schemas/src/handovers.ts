import { z } from 'zod';
import { act } from './acts.ts';
import {
  DeclineReason,
  DisclosureBasis,
  HandoverAction,
  HandoverOutcome,
  HandoverRoute,
  HandoverStatus,
  TextRefusalReason,
  WithdrawReason,
} from './codes.ts';
import { PartyView, StaffView } from './organisation.ts';
import { GroundBrought } from './samtycke.ts';
import { DocumentLink, FreeText, Id, Instant, IsoDate, Key } from './wire.ts';

export const HandoverAddressView = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unit'), party: PartyView }),
  z.object({ type: z.literal('jointForum'), forum: Key, name: z.string(), members: z.array(PartyView) }),
]);
export type HandoverAddressView = z.infer<typeof HandoverAddressView>;

export const HandoverView = z.object({
  id: Key,
  route: HandoverRoute,
  from: PartyView,
  to: HandoverAddressView,
  action: HandoverAction,
  basis: DisclosureBasis,
  status: HandoverStatus,
  sentAt: Instant,
  /** The two clocks, with the working days left of each (negative: passed). */
  acknowledgeBy: IsoDate,
  acknowledgeDaysLeft: z.int(),
  answerBy: IsoDate,
  answerDaysLeft: z.int(),
  parallelSupportUntil: IsoDate.optional(),
  acknowledgedAt: Instant.optional(),
  acknowledgedBy: PartyView.optional(),
  answeredAt: Instant.optional(),
  answeredBy: PartyView.optional(),
  /** Members of a joint forum that have said no. */
  declinedBy: z.array(PartyView).optional(),
  declined: z.object({ reason: DeclineReason, needed: DocumentLink.optional() }).optional(),
  /** Why the sender took it back. */
  withdrawn: WithdrawReason.optional(),
  /** Who last did something with it, and when; which person it was is told within their own unit. */
  lastAct: z.object({ at: Instant, party: PartyView, staff: StaffView.optional() }).optional(),
  message: DocumentLink.optional(),
  /** What the sender let the receiver read besides. */
  papers: z.array(DocumentLink).optional(),
  question: DocumentLink.optional(),
  answerToQuestion: DocumentLink.optional(),
  /** What became of the support that the sender offered, from when it was accepted. */
  parallelSupport: z
    .object({
      since: IsoDate,
      until: IsoDate,
      extensions: z.int(),
      /** More time that the sender has asked for and the holder has not answered. */
      asked: IsoDate.optional(),
      ended: IsoDate.optional(),
    })
    .optional(),
  /** Whom the receiver can ask. */
  sentBy: StaffView.optional(),
  /** Since when the receiver's clock stands still: the sender has been asked for more. */
  pausedAt: Instant.optional(),
  /** The one that this was sent instead of, and the one that was sent instead of this; where the actor may see it. */
  replaces: Key.optional(),
  replacedBy: Key.optional(),
  outcome: HandoverOutcome.optional(),
});
export type HandoverView = z.infer<typeof HandoverView>;

export const ListHandoversRequest = z.strictObject({
  direction: z.enum(['toUs', 'fromUs']),
  /** Only those that still await something; all when false. */
  open: z.boolean().default(true),
});
export type ListHandoversRequest = z.infer<typeof ListHandoversRequest>;
export const HandoverRow = z.object({
  caseId: Id,
  caseCode: z.string(),
  participantName: z.string().optional(),
  participantProtected: z.literal(true).optional(),
  insats: Key,
  handover: HandoverView,
});
export type HandoverRow = z.infer<typeof HandoverRow>;
export const HandoverList = z.object({ rows: z.array(HandoverRow) });
export type HandoverList = z.infer<typeof HandoverList>;

const address = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unit'), agency: Id, unit: Id }),
  z.strictObject({ type: z.literal('jointForum'), forum: Key }),
]);
const Papers = z.array(z.strictObject(DocumentLink.shape)).max(50).optional();
const handoverRequest = {
  route: z.enum(['unit', 'jointForum', 'jointAssessment']),
  to: address,
  action: HandoverAction,
  basis: DisclosureBasis,
  /** What is recorded with it, where nothing that stands is a ground for it. */
  ground: GroundBrought.optional(),
  answerBy: IsoDate,
  parallelSupportUntil: IsoDate.optional(),
  message: FreeText.optional(),
  /** Of what one's own agency has written in the case, what the receiver is to read. */
  papers: Papers,
};
export const SendHandoverRequest = z.strictObject({ ...act, ...handoverRequest });
export type SendHandoverRequest = z.infer<typeof SendHandoverRequest>;
/** After a declined, expired or withdrawn aktualisering: the place's host unit is asked anew. */
export const ResendReferralRequest = z.strictObject({
  ...act,
  basis: DisclosureBasis,
  ground: GroundBrought.optional(),
  message: FreeText.optional(),
});
export type ResendReferralRequest = z.infer<typeof ResendReferralRequest>;
/** handovers.preview takes what `send` takes, and sends nothing. */
export const PreviewHandoverRequest = z.strictObject({ caseId: Id, ...handoverRequest });
export type PreviewHandoverRequest = z.infer<typeof PreviewHandoverRequest>;

const onHandover = { ...act, handover: Key };
export const AcknowledgeHandoverRequest = z.strictObject(onHandover);
export type AcknowledgeHandoverRequest = z.infer<typeof AcknowledgeHandoverRequest>;
export const AcceptHandoverRequest = z.strictObject({ ...onHandover, caseworker: Id.optional() });
export type AcceptHandoverRequest = z.infer<typeof AcceptHandoverRequest>;
export const DeclineHandoverRequest = z.strictObject({
  ...onHandover,
  reason: DeclineReason,
  /** What would be needed to say yes. */
  needed: FreeText.optional(),
});
export type DeclineHandoverRequest = z.infer<typeof DeclineHandoverRequest>;
export const RequestHandoverInfoRequest = z.strictObject({ ...onHandover, question: FreeText });
export type RequestHandoverInfoRequest = z.infer<typeof RequestHandoverInfoRequest>;
export const SupplyHandoverInfoRequest = z.strictObject({
  ...onHandover,
  answer: FreeText,
  /** Of what one's own agency has written in the case, what the receiver is to read besides. */
  papers: Papers,
});
export type SupplyHandoverInfoRequest = z.infer<typeof SupplyHandoverInfoRequest>;
export const WithdrawHandoverRequest = z.strictObject({ ...onHandover, reason: WithdrawReason });
export type WithdrawHandoverRequest = z.infer<typeof WithdrawHandoverRequest>;
export const CompleteHandoverRequest = z.strictObject({ ...onHandover, outcome: HandoverOutcome });
export type CompleteHandoverRequest = z.infer<typeof CompleteHandoverRequest>;

/** handovers.askForText: whoever holds the case asks the unit that wrote one of its texts to give it; `text` is its document. */
export const AskForTextRequest = z.strictObject({ ...act, text: Id, why: FreeText });
export type AskForTextRequest = z.infer<typeof AskForTextRequest>;
/** handovers.answerTextRequest: who wrote the text gives it, on a ground, or says why not. */
export const AnswerTextRequestRequest = z.strictObject({
  ...act,
  request: Key,
  says: z.discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('gives'), basis: DisclosureBasis, ground: GroundBrought.optional() }),
    z.strictObject({ answer: z.literal('refuses'), reason: TextRefusalReason }),
  ]),
});
export type AnswerTextRequestRequest = z.infer<typeof AnswerTextRequestRequest>;
const textOfCase = {
  document: Id,
  what: z.enum(['assessment', 'plan', 'followUp', 'placement', 'planReview']),
  /** Of several of its kind, from 1. */
  number: z.int(),
  /** Absent for one that another has replaced. */
  on: IsoDate.optional(),
};
/** One of a case's texts, told of without its words. */
export const TextOfCaseView = z.object(textOfCase);
export type TextOfCaseView = z.infer<typeof TextOfCaseView>;
/** A text that another agency wrote and that may be asked for. */
export const TextToAskFor = z.object({ ...textOfCase, writtenBy: PartyView });
export const TextRequestView = z.object({
  ...textOfCase,
  id: Key,
  why: DocumentLink.optional(),
  from: PartyView,
  askedBy: PartyView,
  staff: StaffView.optional(),
  askedAt: Instant,
  status: z.enum(['open', 'given', 'refused', 'lapsed']),
  answeredAt: Instant.optional(),
  given: DocumentLink.optional(),
  basis: DisclosureBasis.optional(),
  refused: TextRefusalReason.optional(),
});

/** The sender's support beside the new holder's: the sender asks for more time, the holder answers, either ends it. */
export const ExtendSupportRequest = z.strictObject({ ...onHandover, until: IsoDate });
export type ExtendSupportRequest = z.infer<typeof ExtendSupportRequest>;
export const AnswerSupportRequest = z.strictObject({ ...onHandover, agrees: z.boolean() });
export type AnswerSupportRequest = z.infer<typeof AnswerSupportRequest>;
export const EndSupportRequest = z.strictObject({ ...onHandover, on: IsoDate });
export type EndSupportRequest = z.infer<typeof EndSupportRequest>;
