import type { Instant } from '../calendar/index.ts';
import type { StaffId, UnitId, UnitRef } from '../organisation/organisation.ts';
import type { TaskKind } from '../task/task.ts';

/** What somebody is told of a case without having asked: codes alone, the words are the console's. */
const caseNoticeKinds = [
  'taskOpened',
  'taskAssigned',
  'taskReminder',
  'colleagueLate',
  'caseStuck',
  'raiseInTeam',
  'handoverAccepted',
  'handoverDeclined',
  'handoverExpired',
  'handoverCompleted',
  'meetingSettled',
  'meetingMoved',
  'meetingPlaceSet',
  'meetingSoon',
  'meetingCancelled',
  'waitEnded',
  'moveAccepted',
  'moveDeclined',
  'textGiven',
  'textRefused',
  'workTransferred',
  'workReturned',
] as const;
/** What units are told of a samverkansteam or a group without a case; those with `Due` are asked for something. */
const gatheringNoticeKinds = [
  'groupInvited',
  'groupUnitLeft',
  'groupEnded',
  'groupMeetingPlanned',
  'groupMeetingMoved',
  'groupMeetingCancelled',
  'groupReplyDue',
  'groupReplyMissing',
  'groupMeetingSoon',
  'groupHeldDue',
  'groupMinutesDue',
  'groupNextDue',
  'teamCaseRaised',
] as const;
export type GatheringNoticeKind = (typeof gatheringNoticeKinds)[number];

export const noticeKinds = [...caseNoticeKinds, ...gatheringNoticeKinds] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One thing to tell: a person, or everybody who does such work in a unit (its managers alone when the audience says so). */
export type Notice = {
  readonly id: string;
  /** Of the event that it tells of. */
  readonly seq: number;
  readonly kind: NoticeKind;
  readonly to: UnitRef;
  readonly staff?: StaffId;
  readonly audience: 'unit' | 'manager';
  /** The open task to go to. */
  readonly task?: string;
  readonly taskKind?: TaskKind;
  readonly handover?: string;
  readonly meeting?: string;
  readonly at: Instant;
};

/** What no longer needs telling of in a gathering: of these kinds, on that meeting and to that unit where they are named. */
export type SettledInGathering = {
  readonly kinds: readonly GatheringNoticeKind[];
  readonly meeting?: string;
  readonly unit?: UnitId;
};

/** Tasks that no longer need telling of: `over` of nobody, `taken` of no more than the one who has it. */
export type Settled = { readonly over: readonly string[]; readonly taken: readonly string[] };
