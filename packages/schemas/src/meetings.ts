import { z } from 'zod';
import { act } from './acts.ts';
import {
  AmendmentReason,
  ExternalPartyRole,
  MeetingCancelReason,
  MeetingChangeReason,
  MeetingKind,
  MeetingMode,
  MeetingReply,
  NoNextMeetingReason,
  TimeAnswer,
} from './codes.ts';
import { MinutesText } from './documents.ts';
import { PartyView } from './organisation.ts';
import { SamtyckeBrought } from './samtycke.ts';
import { DocumentLink, FreeText, Id, Instant, IsoDate, Key } from './wire.ts';

/** Party id → why that party's side of the meeting changed. */
const ReasonsByParty = z.record(Key, MeetingChangeReason);
/** Id of a proposed time → whether the party can come then. */
const TimeAnswers = z.record(Key, TimeAnswer);
/** One use of a weekly time that a unit keeps for meetings. */
export const SlotRef = z.strictObject({ rule: Id, on: IsoDate });
const MeetingTimeView = z.object({
  id: Key,
  startsAt: Instant,
  minutesLong: z.int(),
  slot: SlotRef.optional(),
  /** Every required party has said yes to it, and it is still ahead. */
  fits: z.boolean(),
});

const partyState = {
  id: Key,
  /** A meeting counts as held only when every required party attended. */
  required: z.boolean(),
  reply: MeetingReply.optional(),
  repliedAt: Instant.optional(),
  attended: z.boolean().optional(),
  confirmedAt: Instant.optional(),
  /** It is not asked any more. */
  withdrawn: z.boolean().optional(),
  /** What the party answered to each proposed time. */
  times: TimeAnswers.optional(),
  /** What the party holds against the minutes. */
  objection: z.object({ document: DocumentLink.optional(), at: Instant }).optional(),
  /** The actor answers for this party. */
  own: z.boolean(),
};
export const MeetingPartyView = z.discriminatedUnion('type', [
  z.object({ ...partyState, type: z.literal('unit'), party: PartyView }),
  z.object({ ...partyState, type: z.literal('participant') }),
  z.object({ ...partyState, type: z.literal('external'), role: ExternalPartyRole }),
]);
export type MeetingPartyView = z.infer<typeof MeetingPartyView>;

export const MeetingView = z.object({
  id: Key,
  kind: MeetingKind,
  bookedBy: PartyView,
  handover: Key.optional(),
  /** While times are only proposed: the earliest of them. */
  startsAt: Instant,
  minutesLong: z.int(),
  /** The proposed times, the earliest first; kept when one of them is settled. */
  times: z.array(MeetingTimeView).optional(),
  slot: SlotRef.optional(),
  /** It answers the participant's wish. */
  wished: z.boolean().optional(),
  mode: MeetingMode,
  /** Address and room, or the link: a text for those whom the meeting is between. */
  where: DocumentLink.optional(),
  status: z.enum(['proposed', 'planned', 'held', 'cancelled']),
  rescheduled: z.int(),
  /** The times that were given up, and why. */
  changes: z
    .array(
      z.object({
        at: Instant,
        startedAt: Instant,
        reason: MeetingCancelReason.optional(),
        reasons: ReasonsByParty.optional(),
      }),
    )
    .optional(),
  /** The participant meets somebody new there: the work has gone to a colleague whom they have not met. */
  newFace: z.boolean().optional(),
  heldAt: Instant.optional(),
  cancelled: MeetingCancelReason.optional(),
  cancelReasons: ReasonsByParty.optional(),
  parties: z.array(MeetingPartyView),
  /** The text is there for those whom the meeting was between. */
  minutes: z.object({ document: DocumentLink.optional(), recordedAt: Instant, amendments: z.int() }).optional(),
  commitments: z.array(
    z.object({ id: Key, party: Key, dueOn: IsoDate, task: Key.optional(), done: z.boolean().optional() }),
  ),
  noNext: NoNextMeetingReason.optional(),
});
export type MeetingView = z.infer<typeof MeetingView>;

/** The participant wishes a flerpartssamtal; the clock runs until one is held. */
export const WishView = z.object({
  id: Key,
  on: IsoDate,
  by: PartyView,
  document: DocumentLink.optional(),
  status: z.enum(['open', 'met', 'withdrawn']),
  meeting: Key.optional(),
  /** Calendar days from the wish until it was met; of an open one until today. */
  days: z.int().optional(),
});
export type WishView = z.infer<typeof WishView>;

export const ListMeetingsRequest = z.strictObject({
  which: z.enum(['ahead', 'toRecord', 'past']).default('ahead'),
});
export type ListMeetingsRequest = z.infer<typeof ListMeetingsRequest>;
export const MeetingRow = z.object({
  caseId: Id,
  caseCode: z.string(),
  participantName: z.string().optional(),
  participantProtected: z.literal(true).optional(),
  insats: Key,
  meeting: MeetingView,
});
export type MeetingRow = z.infer<typeof MeetingRow>;
export const MeetingList = z.object({ rows: z.array(MeetingRow) });
export type MeetingList = z.infer<typeof MeetingList>;

const partyRequest = z.discriminatedUnion('type', [
  z.strictObject({ id: Id, required: z.boolean(), type: z.literal('unit'), agency: Id, unit: Id }),
  z.strictObject({ id: Id, required: z.boolean(), type: z.literal('participant') }),
  z.strictObject({ id: Id, required: z.boolean(), type: z.literal('external'), role: ExternalPartyRole }),
]);
/** An address, or a link with all that follows on it. */
const whereText = z.string().trim().min(1, 'missing').max(2_000, 'tooLong');
export const BookMeetingRequest = z.strictObject({
  ...act,
  /** For those who have no part in the case yet. */
  ground: SamtyckeBrought.optional(),
  kind: MeetingKind,
  handover: Key.optional(),
  startsAt: Instant,
  minutesLong: z.int().min(5).max(480),
  mode: MeetingMode,
  parties: z.array(partyRequest).min(1).max(30),
  /** Address and room, or the link to the video meeting. */
  where: whereText.optional(),
  /** The weekly time that it takes up, if any; somebody else may have taken it a moment before. */
  slot: SlotRef.optional(),
});
export type BookMeetingRequest = z.infer<typeof BookMeetingRequest>;

/** A meeting that nobody had booked, written in with those who were there. */
export const RecordHeldMeetingRequest = BookMeetingRequest.omit({ slot: true, where: true });
export type RecordHeldMeetingRequest = z.infer<typeof RecordHeldMeetingRequest>;

const proposedTimes = z
  .array(
    z.strictObject({
      id: Id,
      startsAt: Instant,
      minutesLong: z.int().min(5).max(480),
      /** The weekly time that it keeps until one of them is settled. */
      slot: SlotRef.optional(),
    }),
  )
  .min(1)
  .max(12);
/** Two to six times; each party says which it can. */
export const ProposeMeetingRequest = z.strictObject({
  ...act,
  ground: SamtyckeBrought.optional(),
  kind: MeetingKind,
  handover: Key.optional(),
  times: proposedTimes,
  mode: MeetingMode,
  parties: z.array(partyRequest).min(1).max(30),
  where: whereText.optional(),
});
export type ProposeMeetingRequest = z.infer<typeof ProposeMeetingRequest>;

const onMeeting = { ...act, meeting: Key };
export const ReplyToMeetingRequest = z.strictObject({ ...onMeeting, reply: MeetingReply });
export type ReplyToMeetingRequest = z.infer<typeof ReplyToMeetingRequest>;
export const RecordMeetingReplyRequest = z.strictObject({ ...onMeeting, party: Key, reply: MeetingReply });
export type RecordMeetingReplyRequest = z.infer<typeof RecordMeetingReplyRequest>;
export const RescheduleMeetingRequest = z.strictObject({
  ...onMeeting,
  startsAt: Instant,
  mode: MeetingMode.optional(),
  /** Absent: where it was to be, unless it is held in another way now. */
  where: whereText.optional(),
  slot: SlotRef.optional(),
  reasons: ReasonsByParty.optional(),
});
export type RescheduleMeetingRequest = z.infer<typeof RescheduleMeetingRequest>;
export const SetMeetingPlaceRequest = z.strictObject({ ...onMeeting, where: whereText });
export type SetMeetingPlaceRequest = z.infer<typeof SetMeetingPlaceRequest>;
export const CancelMeetingRequest = z.strictObject({
  ...onMeeting,
  reason: MeetingCancelReason,
  reasons: ReasonsByParty.optional(),
});
export type CancelMeetingRequest = z.infer<typeof CancelMeetingRequest>;
export const MeetingHeldRequest = z.strictObject({ ...onMeeting, attended: z.array(Key).max(30), mode: MeetingMode });
export type MeetingHeldRequest = z.infer<typeof MeetingHeldRequest>;

/** An answer covers every proposed time. */
export const AnswerTimesRequest = z.strictObject({ ...onMeeting, answers: TimeAnswers });
export type AnswerTimesRequest = z.infer<typeof AnswerTimesRequest>;
/** For the participant and for others who have no console. */
export const RecordAnsweredTimesRequest = z.strictObject({ ...onMeeting, party: Key, answers: TimeAnswers });
export type RecordAnsweredTimesRequest = z.infer<typeof RecordAnsweredTimesRequest>;
export const SettleTimeRequest = z.strictObject({ ...onMeeting, time: Key });
export type SettleTimeRequest = z.infer<typeof SettleTimeRequest>;
export const ProposeOtherTimesRequest = z.strictObject({ ...onMeeting, times: proposedTimes });
export type ProposeOtherTimesRequest = z.infer<typeof ProposeOtherTimesRequest>;

export const WishForMeetingRequest = z.strictObject({ ...act, on: IsoDate, words: FreeText.optional() });
export type WishForMeetingRequest = z.infer<typeof WishForMeetingRequest>;
export const WithdrawWishRequest = z.strictObject({ ...act, wish: Key });
export type WithdrawWishRequest = z.infer<typeof WithdrawWishRequest>;

export const RecordMinutesRequest = z.strictObject({
  ...onMeeting,
  situation: FreeText,
  participantsOwnWords: z.string().trim().max(20_000, 'tooLong').optional(),
  /** Who (a party id of the meeting), what, by when; each becomes a tracked task. */
  commitments: z.array(z.strictObject({ id: Id, party: Key, what: FreeText, dueOn: IsoDate })).max(50),
  /** Either the next meeting is booked in the case already, or it is said why not. */
  next: z.union([z.strictObject({ meeting: Key }), z.strictObject({ none: NoNextMeetingReason })]),
});
export type RecordMinutesRequest = z.infer<typeof RecordMinutesRequest>;
export const ConfirmMinutesRequest = z.strictObject(onMeeting);
export type ConfirmMinutesRequest = z.infer<typeof ConfirmMinutesRequest>;
/** What is not right in the minutes, instead of a confirmation. */
export const ObjectToMinutesRequest = z.strictObject({ ...onMeeting, objection: FreeText });
export type ObjectToMinutesRequest = z.infer<typeof ObjectToMinutesRequest>;
export const AmendMinutesRequest = z.strictObject({
  ...onMeeting,
  text: MinutesText,
  why: AmendmentReason.optional(),
  reason: FreeText,
});
export type AmendMinutesRequest = z.infer<typeof AmendMinutesRequest>;
