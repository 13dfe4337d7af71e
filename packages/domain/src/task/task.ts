import type { Instant, IsoDate } from '../calendar/index.ts';
import type { MeetingKind } from '../meeting/meeting.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

export const taskKinds = [
  'answerReferral',
  'deliverSummons',
  'followUpSummons',
  'completeAssessment',
  'writePlan',
  'holdFollowUp',
  'arrangePlacement',
  'answerHandover',
  'supplyHandoverInfo',
  'resendHandover',
  'answerTextRequest',
  'sendHandover',
  'completeHandover',
  'endParallelSupport',
  'agreeParallelSupport',
  'bookHandoverMeeting',
  'bookMultipartyMeeting',
  'bookMeetingAnew',
  'answerTimes',
  'settleTime',
  'replyToMeeting',
  'chaseReply',
  'tellParties',
  'recordMeeting',
  'writeMinutes',
  'confirmMinutes',
  'amendMinutes',
  'fulfilCommitment',
  'closeCase',
  'firstContact',
  'reviewCase',
  'reviewWait',
  'reviewImported',
  'completeParticipant',
  'confirmDeath',
  'reviewMove',
  'handleRefusedMessage',
  'remindColleague',
  'considerMove',
  'askTeam',
  'considerRecommendation',
  'unblockCase',
  'raiseInTeam',
  'takeInitiative',
  'holdPlanReview',
  'offerMeeting',
  'matchMentor',
  'mentorContact',
  'nameCaseworker',
  'renewSamtycke',
  'followUpSamtycke',
  'findGround',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Work on what an agency may tell is its own to know: also whoever holds the case is not shown another's. */
export const isSamtyckeWork = (kind: TaskKind): boolean => kind === 'renewSamtycke' || kind === 'followUpSamtycke';

/** What the task is about, by id within the case. */
export type TaskSubject =
  | { readonly type: 'case' }
  | { readonly type: 'handover'; readonly id: string }
  | { readonly type: 'meeting'; readonly id: string; readonly commitment?: string }
  | { readonly type: 'summons'; readonly id: string }
  | { readonly type: 'wish'; readonly id: string }
  /** A meeting of this kind is to be booked. */
  | { readonly type: 'booking'; readonly id: MeetingKind }
  | { readonly type: 'placement'; readonly id: string }
  | { readonly type: 'moveRequest'; readonly id: string }
  | { readonly type: 'contact'; readonly id: string }
  | { readonly type: 'textRequest'; readonly id: string }
  | { readonly type: 'samtycke'; readonly id: string }
  | { readonly type: 'task'; readonly id: string };

/** A piece of work that one unit owns. Claim and act are version-checked, so that the loser of a race is told and keeps the draft. */
export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly owner: UnitRef;
  readonly claimedBy?: StaffId;
  readonly subject: TaskSubject;
  readonly dueOn: IsoDate;
  readonly openedAt: Instant;
  readonly status: 'open' | 'done' | 'cancelled';
  readonly closedAt?: Instant;
  readonly version: number;
};
