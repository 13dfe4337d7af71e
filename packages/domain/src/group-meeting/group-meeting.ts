import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { MeetingMode, MeetingReply } from '../meeting/meeting.ts';
import type { Actor, UnitId, UnitRef } from '../organisation/organisation.ts';

/** What a group meets about, again and again, without any case: nobody is named at such a meeting. */
export const groupTopics = ['caseworkers', 'dua', 'mentors', 'samverkansteam', 'other'] as const;
export type GroupTopic = (typeof groupTopics)[number];

export const groupChangeReasons = [
  'tooFewCan',
  'tooFewCame',
  'illness',
  'doubleBooked',
  'holiday',
  'noLongerNeeded',
  'other',
] as const;
export type GroupChangeReason = (typeof groupChangeReasons)[number];

/** Why a meeting ends without a day for the next: the group stops, or the day is set later (and asked for until it is). */
export const noNextGroupMeetingReasons = ['groupEnds', 'dayToBeSet'] as const;
export type NoNextGroupMeetingReason = (typeof noNextGroupMeetingReasons)[number];

/** Days between two meetings; four times a year is at most 110 or so. */
export type GroupInterval = { readonly atLeastDays: number; readonly atMostDays: number };

export type GroupParty = UnitRef & {
  readonly reply?: MeetingReply;
  readonly repliedAt?: Instant;
  readonly attended?: boolean;
};

export type GroupMeeting = {
  readonly id: string;
  readonly startsAt: Instant;
  readonly minutesLong: number;
  readonly mode: MeetingMode;
  readonly parties: readonly GroupParty[];
  readonly status: 'planned' | 'held' | 'cancelled';
  readonly moved: number;
  readonly cancelled?: GroupChangeReason;
  readonly minutes?: { readonly document: DocumentRef; readonly recordedAt: Instant };
  readonly noNext?: NoNextGroupMeetingReason;
};

export const groupReminders = ['reply', 'chase', 'meeting', 'held', 'minutes', 'next'] as const;
/**
 * What units are reminded of: to answer, to ask those who have not, that it is soon, to tell whether it was held, to write it up, to set
 * the next day.
 */
export type GroupReminder = (typeof groupReminders)[number];
/** What the clock will do, as absolute instants. The id names it once and for all. */
export type GroupDeadline = {
  readonly id: string;
  readonly about: GroupReminder;
  readonly meeting?: string;
  readonly at: Instant;
};

/** A group of units that meets again and again. */
export type GroupSeries = {
  readonly seq: number;
  readonly id: string;
  readonly topic: GroupTopic;
  /** The unit that calls the meetings. */
  readonly calledBy: UnitRef;
  readonly members: readonly UnitRef[];
  readonly interval: GroupInterval;
  readonly minutesLong: number;
  readonly mode: MeetingMode;
  readonly meetings: readonly GroupMeeting[];
  readonly deadlines: readonly GroupDeadline[];
  /** The reminders that were given, by id: each counts once. */
  readonly reminded: readonly string[];
  readonly plannedAt: Instant;
  readonly endedOn?: IsoDate;
};

type By<Type extends string, Payload> = {
  readonly type: Type;
  readonly commandId: string;
  readonly actor: Actor;
} & Payload;
export type GroupMeetingCommand =
  | By<
      'planSeries',
      {
        readonly series: string;
        readonly topic: GroupTopic;
        readonly members: readonly UnitRef[];
        readonly interval: GroupInterval;
        readonly minutesLong: number;
        readonly mode: MeetingMode;
        readonly times: readonly Instant[];
      }
    >
  | By<'inviteUnits', { readonly members: readonly UnitRef[] }>
  | By<'leaveGroup', { readonly member: UnitRef }>
  | By<'planGroupMeeting', { readonly startsAt: Instant; readonly minutesLong?: number; readonly mode?: MeetingMode }>
  | By<'replyToGroupMeeting', { readonly meeting: string; readonly reply: MeetingReply }>
  | By<'moveGroupMeeting', { readonly meeting: string; readonly startsAt: Instant; readonly reason: GroupChangeReason }>
  | By<'cancelGroupMeeting', { readonly meeting: string; readonly reason: GroupChangeReason }>
  | By<
      'groupMeetingHeld',
      { readonly meeting: string; readonly attended: readonly UnitId[]; readonly mode: MeetingMode }
    >
  | By<
      'recordGroupMinutes',
      {
        readonly meeting: string;
        readonly document: DocumentRef;
        /** The next is planned already, is planned with this, or it is said why not. */
        readonly next:
          | { readonly meeting: string }
          | { readonly startsAt: Instant }
          | { readonly none: NoNextGroupMeetingReason };
      }
    >
  | By<'endSeries', { readonly reason: GroupChangeReason }>
  | By<'groupDeadlinePassed', { readonly deadline: string }>;
export type GroupMeetingCommandType = GroupMeetingCommand['type'];

type Happened<Type extends string, Payload> = {
  readonly type: Type;
  readonly version: 1;
  readonly at: Instant;
  readonly by: Actor;
} & Payload;
export type GroupMeetingEvent =
  | Happened<
      'seriesPlanned',
      {
        readonly series: string;
        readonly topic: GroupTopic;
        readonly calledBy: UnitRef;
        readonly members: readonly UnitRef[];
        readonly interval: GroupInterval;
        readonly minutesLong: number;
        readonly mode: MeetingMode;
      }
    >
  | Happened<'unitsInvited', { readonly members: readonly UnitRef[] }>
  | Happened<'unitLeft', { readonly member: UnitRef }>
  | Happened<'groupMeetingPlanned', { readonly meeting: GroupMeeting }>
  | Happened<'groupMeetingReplied', { readonly meeting: string; readonly unit: UnitId; readonly reply: MeetingReply }>
  | Happened<
      'groupMeetingMoved',
      { readonly meeting: string; readonly startsAt: Instant; readonly reason: GroupChangeReason }
    >
  | Happened<'groupMeetingCancelled', { readonly meeting: string; readonly reason: GroupChangeReason }>
  | Happened<
      'groupMeetingHeld',
      { readonly meeting: string; readonly attended: readonly UnitId[]; readonly mode: MeetingMode }
    >
  | Happened<
      'groupMinutesRecorded',
      { readonly meeting: string; readonly document: DocumentRef; readonly noNext?: NoNextGroupMeetingReason }
    >
  | Happened<'seriesEnded', { readonly on: IsoDate; readonly reason: GroupChangeReason }>
  | Happened<'groupDeadlinesSet', { readonly deadlines: readonly GroupDeadline[] }>
  /** Whom the notification port tells, and of what. */
  | Happened<
      'groupReminded',
      {
        readonly deadline: string;
        readonly about: GroupReminder;
        readonly meeting?: string;
        readonly units: readonly UnitRef[];
      }
    >;
export type GroupMeetingEventType = GroupMeetingEvent['type'];
