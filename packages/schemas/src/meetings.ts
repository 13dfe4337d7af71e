import { z } from 'zod';
import { act } from './acts.ts';
import {
  ExternalPartyRole,
  MeetingCancelReason,
  MeetingKind,
  MeetingMode,
  MeetingReply,
  NoNextMeetingReason,
} from './codes.ts';
import { MinutesText } from './documents.ts';
import { PartyView } from './organisation.ts';
import { DocumentLink, FreeText, Id, Instant, IsoDate, Key } from './wire.ts';

const partyState = {
  id: Key,
  /** A meeting counts as held only when every required party attended. */
  required: z.boolean(),
  reply: MeetingReply.optional(),
  repliedAt: Instant.optional(),
  attended: z.boolean().optional(),
  confirmedAt: Instant.optional(),
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
  startsAt: Instant,
  minutesLong: z.int(),
  mode: MeetingMode,
  status: z.enum(['proposed', 'planned', 'held', 'cancelled']),
  rescheduled: z.int(),
  /** The participant meets somebody new there: the work has gone to a colleague since it was booked. */
  newFace: z.boolean().optional(),
  heldAt: Instant.optional(),
  cancelled: MeetingCancelReason.optional(),
  parties: z.array(MeetingPartyView),
  minutes: z.object({ document: DocumentLink, recordedAt: Instant, amendments: z.int() }).optional(),
  commitments: z.array(
    z.object({ id: Key, party: Key, dueOn: IsoDate, task: Key.optional(), done: z.boolean().optional() }),
  ),
  noNext: NoNextMeetingReason.optional(),
});
export type MeetingView = z.infer<typeof MeetingView>;

export const ListMeetingsRequest = z.strictObject({
  which: z.enum(['ahead', 'toRecord', 'past']).default('ahead'),
});
export type ListMeetingsRequest = z.infer<typeof ListMeetingsRequest>;
export const MeetingRow = z.object({
  caseId: Id,
  caseCode: z.string(),
  participantName: z.string().optional(),
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
export const BookMeetingRequest = z.strictObject({
  ...act,
  kind: MeetingKind,
  handover: Key.optional(),
  startsAt: Instant,
  minutesLong: z.int().min(5).max(480),
  mode: MeetingMode,
  parties: z.array(partyRequest).min(1).max(30),
});
export type BookMeetingRequest = z.infer<typeof BookMeetingRequest>;

const onMeeting = { ...act, meeting: Key };
export const ReplyToMeetingRequest = z.strictObject({ ...onMeeting, reply: MeetingReply });
export type ReplyToMeetingRequest = z.infer<typeof ReplyToMeetingRequest>;
export const RecordMeetingReplyRequest = z.strictObject({ ...onMeeting, party: Key, reply: MeetingReply });
export type RecordMeetingReplyRequest = z.infer<typeof RecordMeetingReplyRequest>;
export const RescheduleMeetingRequest = z.strictObject({
  ...onMeeting,
  startsAt: Instant,
  mode: MeetingMode.optional(),
});
export type RescheduleMeetingRequest = z.infer<typeof RescheduleMeetingRequest>;
export const CancelMeetingRequest = z.strictObject({ ...onMeeting, reason: MeetingCancelReason });
export type CancelMeetingRequest = z.infer<typeof CancelMeetingRequest>;
export const MeetingHeldRequest = z.strictObject({ ...onMeeting, attended: z.array(Key).max(30), mode: MeetingMode });
export type MeetingHeldRequest = z.infer<typeof MeetingHeldRequest>;

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
export const AmendMinutesRequest = z.strictObject({ ...onMeeting, text: MinutesText, reason: FreeText });
export type AmendMinutesRequest = z.infer<typeof AmendMinutesRequest>;
