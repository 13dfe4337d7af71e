import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { UnitRef } from '../organisation/organisation.ts';

/** `checkIn` is an avstämning: short, between the parties that work at the same time (Dua: at least quarterly). */
export const meetingKinds = ['handoverMeeting', 'multipartyMeeting', 'followUp', 'planReview', 'checkIn'] as const;
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
  'noTimeFits',
  'other',
] as const;
export type MeetingCancelReason = (typeof meetingCancelReasons)[number];

/** Why one party's side of a meeting changes; each party has its own. Of health no more than that somebody is ill (GDPR art. 9). */
export const meetingChangeReasons = [
  'ill',
  'cannotCome',
  'doubleBooked',
  'didNotAnswer',
  'otherTimeWished',
  'otherModeWished',
  'needsInterpreter',
  'needsPreparation',
  'noLongerConcerned',
  'other',
] as const;
export type MeetingChangeReason = (typeof meetingChangeReasons)[number];
/** By party id. */
export type ReasonsByParty = Readonly<Record<string, MeetingChangeReason>>;

/** Why minutes are amended, where no text of its own says it. */
export const amendmentReasons = [
  'factsWrong',
  'somethingMissing',
  'commitmentWrong',
  'partyObjected',
  'unclear',
] as const;
export type AmendmentReason = (typeof amendmentReasons)[number];

export const timeAnswers = ['can', 'cannot'] as const;
export type TimeAnswer = (typeof timeAnswers)[number];
/** By the id of the proposed time. */
export type TimeAnswers = Readonly<Record<string, TimeAnswer>>;

/** One use of a bookable weekly time: which rule, which day (see slots.ts). Whoever stores the meeting lets only one hold it. */
export type SlotRef = { readonly rule: string; readonly on: IsoDate };
export type MeetingTime = {
  readonly id: string;
  readonly startsAt: Instant;
  readonly minutesLong: number;
  readonly slot?: SlotRef;
};

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
  /** Since when it is not asked any more: the case, or its meetings, may not be told it. */
  readonly withdrawn?: Instant;
  /** What the party answered to each proposed time. */
  readonly times?: TimeAnswers;
  /** What the party holds against the minutes; they are amended, or it is said why not. */
  readonly objection?: { readonly document: DocumentRef; readonly at: Instant };
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

/** A time that was given up, and why. */
export type MeetingChange = {
  readonly at: Instant;
  readonly startedAt: Instant;
  readonly reason?: MeetingCancelReason;
  readonly reasons?: ReasonsByParty;
};

export type Meeting = {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly bookedBy: UnitRef;
  readonly bookedAt: Instant;
  readonly handover?: string;
  /** While times are only proposed: the earliest of them. */
  readonly startsAt: Instant;
  readonly minutesLong: number;
  /** The proposed times; kept when one of them is settled. */
  readonly times?: readonly MeetingTime[];
  readonly slot?: SlotRef;
  /** The participant's wish that the meeting answers. */
  readonly wish?: string;
  readonly mode: MeetingMode;
  /** Address and room, or the link to the video meeting: a text for those whom the meeting is between. */
  readonly where?: DocumentRef;
  readonly parties: readonly MeetingParty[];
  readonly status: 'proposed' | 'planned' | 'held' | 'cancelled';
  readonly rescheduled: number;
  readonly changes?: readonly MeetingChange[];
  readonly heldAt?: Instant;
  readonly cancelled?: MeetingCancelReason;
  readonly cancelReasons?: ReasonsByParty;
  readonly minutes?: { readonly document: DocumentRef; readonly recordedAt: Instant; readonly amendments: number };
  readonly commitments: readonly Commitment[];
  readonly noNext?: NoNextMeetingReason;
};

/**
 * The participant wishes a flerpartssamtal: to say it once, and that everybody hears the same. The clock runs from the day of the wish
 * until such a meeting is held.
 */
export type Wish = {
  readonly id: string;
  readonly on: IsoDate;
  readonly by: UnitRef;
  readonly document?: DocumentRef;
  readonly status: 'open' | 'met' | 'withdrawn';
  /** The meeting that is to meet it, or did. */
  readonly meeting?: string;
};
