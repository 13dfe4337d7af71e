import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { UnitRef } from '../organisation/organisation.ts';

export const meetingKinds = ['handoverMeeting', 'multipartyMeeting', 'followUp', 'planReview'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** A digital or phone meeting counts as much as a physical one (SIKTA, 2020). */
export const meetingModes = ['physical', 'video', 'phone'] as const;
export type MeetingMode = (typeof meetingModes)[number];

export const meetingReplies = ['comes', 'otherTime', 'cannot'] as const;
export type MeetingReply = (typeof meetingReplies)[number];

export const externalPartyRoles = ['employer', 'godMan', 'relative', 'healthcare', 'interpreter', 'other'] as const;
export type ExternalPartyRole = (typeof externalPartyRoles)[number];

export const meetingCancelReasons = [
  'participantIll',
  'participantAbsent',
  'partyAbsent',
  'noLongerNeeded',
  'doubleBooked',
  'other',
] as const;
export type MeetingCancelReason = (typeof meetingCancelReasons)[number];

export const noNextMeetingReasons = ['closing', 'handedOver', 'participantDeclines', 'notNeeded'] as const;
export type NoNextMeetingReason = (typeof noNextMeetingReasons)[number];

type PartyState = {
  readonly id: string;
  /** A meeting counts as held only when every required party attended. */
  readonly required: boolean;
  readonly reply?: MeetingReply;
  readonly repliedAt?: Instant;
  readonly attended?: boolean;
  readonly confirmedAt?: Instant;
};
/** One list for all: units, the participant, and others by role (their names, if any, are in the meeting's document). */
export type MeetingParty =
  | (PartyState & { readonly type: 'unit' } & UnitRef)
  | (PartyState & { readonly type: 'participant' })
  | (PartyState & { readonly type: 'external'; readonly role: ExternalPartyRole });

/** What somebody promised: the words are in the minutes under the same id; the task tracks it to done. */
export type Commitment = {
  readonly id: string;
  readonly party: string;
  readonly dueOn: IsoDate;
  readonly task?: string;
};

export type Meeting = {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly bookedBy: UnitRef;
  readonly bookedAt: Instant;
  readonly handover?: string;
  readonly startsAt: Instant;
  readonly minutesLong: number;
  readonly mode: MeetingMode;
  readonly parties: readonly MeetingParty[];
  readonly status: 'planned' | 'held' | 'cancelled';
  readonly rescheduled: number;
  readonly heldAt?: Instant;
  readonly cancelled?: MeetingCancelReason;
  readonly minutes?: { readonly document: DocumentRef; readonly recordedAt: Instant; readonly amendments: number };
  readonly commitments: readonly Commitment[];
  readonly noNext?: NoNextMeetingReason;
};
