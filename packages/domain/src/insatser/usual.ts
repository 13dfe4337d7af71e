import type { MeetingKind } from '../meeting/meeting.ts';
import type { TaskKind } from '../task/task.ts';
import { waitReasons } from '../wait/wait.ts';
import type { InsatsModel, LadderModel, MeetingModel, ParallelSupportModel, TaskModel, WaitModel } from './model.ts';

// Working days of silence after the due date, by how soon somebody else is left waiting.
export const atOnce: LadderModel = { remind: 1, manager: 3, coordinator: 5, raiseInTeam: 10 };
export const soon: LadderModel = { remind: 1, manager: 5, coordinator: 10, raiseInTeam: 20 };
export const inTime: LadderModel = { remind: 3, manager: 10, coordinator: 20, raiseInTeam: 40 };

export const due = (dueInWorkingDays: number, ladder: LadderModel): TaskModel => ({ dueInWorkingDays, ladder });
export const allModes = ['physical', 'video', 'phone'] as const;

/** When each kind of work is due and who hears of its silence, where a model says nothing else. A model spreads these into its own. */
export const usualTasks: Readonly<Record<TaskKind, TaskModel>> = {
  answerReferral: due(10, soon),
  deliverSummons: due(3, atOnce),
  followUpSummons: due(5, soon),
  completeAssessment: due(30, inTime),
  writePlan: due(10, inTime),
  holdFollowUp: due(5, soon),
  arrangePlacement: due(20, inTime),
  answerHandover: due(15, soon),
  supplyHandoverInfo: due(5, soon),
  resendHandover: due(5, soon),
  answerTextRequest: due(5, soon),
  sendHandover: due(10, soon),
  completeHandover: due(60, inTime),
  endParallelSupport: due(5, soon),
  agreeParallelSupport: due(5, soon),
  bookHandoverMeeting: due(10, soon),
  bookMultipartyMeeting: due(10, soon),
  bookMeetingAnew: due(5, soon),
  answerTimes: due(5, atOnce),
  settleTime: due(2, atOnce),
  replyToMeeting: due(5, atOnce),
  chaseReply: due(1, atOnce),
  tellParties: due(1, atOnce),
  recordMeeting: due(2, soon),
  writeMinutes: due(5, soon),
  confirmMinutes: due(10, inTime),
  amendMinutes: due(5, soon),
  fulfilCommitment: due(10, soon),
  closeCase: due(10, soon),
  firstContact: due(5, atOnce),
  reviewCase: due(10, inTime),
  reviewWait: due(5, soon),
  reviewImported: due(10, inTime),
  completeParticipant: due(10, inTime),
  confirmDeath: due(3, soon),
  reviewMove: due(5, soon),
  handleRefusedMessage: due(2, atOnce),
  remindColleague: due(2, soon),
  considerMove: due(5, soon),
  askTeam: due(10, soon),
  considerRecommendation: due(10, soon),
  unblockCase: due(5, soon),
  raiseInTeam: due(10, inTime),
  takeInitiative: due(3, atOnce),
  holdPlanReview: due(10, soon),
  offerMeeting: due(40, inTime),
  matchMentor: due(30, inTime),
  mentorContact: due(3, atOnce),
  nameCaseworker: due(5, soon),
  // Asked for some days before it ends, and to be settled by then.
  renewSamtycke: due(5, soon),
  followUpSamtycke: due(10, soon),
  findGround: due(5, soon),
};

/** How each kind of meeting is held, where a model says nothing else. */
export const usualMeetings: Readonly<Record<MeetingKind, MeetingModel>> = {
  handoverMeeting: { modes: allModes, mustAttend: ['holder', 'receiver', 'participant'] },
  multipartyMeeting: { modes: allModes, mustAttend: ['holder', 'participant'] },
  followUp: { modes: allModes, mustAttend: ['holder', 'participant'] },
  planReview: { modes: allModes, mustAttend: ['holder', 'participant'] },
  checkIn: { modes: allModes, mustAttend: ['holder', 'participant'] },
};

/** Days from the participant's wish to the flerpartssamtal, where a model says nothing else. */
export const usualMultiparty = { withinDays: 14 } as const;
export const multipartyModelOf = ({ multiparty }: InsatsModel): { readonly withinDays: number } =>
  multiparty ?? usualMultiparty;

/** The time and ladder of this kind of work in the insats; the usual, for a kind that came after the model. */
export const taskModelOf = ({ tasks }: InsatsModel, kind: TaskKind): TaskModel => tasks[kind] ?? usualTasks[kind];
/** How this kind of meeting is held in the insats; as usual, for a kind that came after the model. */
export const meetingModelOf = ({ meetings }: InsatsModel, kind: MeetingKind): MeetingModel =>
  meetings[kind] ?? usualMeetings[kind];

/** How long a case stands still at most, where a model says nothing else. */
export const usualWait: WaitModel = { atMostDays: 90, atMostExtensions: 2, reasons: waitReasons };
export const waitModelOf = ({ wait }: InsatsModel): WaitModel => wait ?? usualWait;

/** How long the sender's support goes on beside the new holder's at a time, where a model says nothing else. */
const usualParallelSupport: ParallelSupportModel = { atMostDays: 180 };
export const parallelSupportModelOf = ({ parallelSupport }: InsatsModel): ParallelSupportModel =>
  parallelSupport ?? usualParallelSupport;
