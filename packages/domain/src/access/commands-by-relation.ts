import type { CommandType } from '../case/commands.ts';
import type { Actor, Role } from '../organisation/organisation.ts';
import type { Relation } from './access.ts';
import { caseworkRoles } from './access-table.ts';

/** Whom a command may be offered to. `anyUnit` where no case is there yet to stand in a relation to. */
export type CommandRule = {
  readonly relations: readonly (Relation | 'anyUnit')[];
  readonly roles: readonly Role[];
  /** Other systems, through the machine endpoint: facts that can't be refused where they arise. */
  readonly machine?: true;
  readonly system?: readonly Extract<Actor, { type: 'system' }>['source'][];
};

const by = (...relations: CommandRule['relations']): CommandRule => ({ relations, roles: caseworkRoles });
const managers = (...relations: CommandRule['relations']): CommandRule => ({ relations, roles: ['manager'] });
const nobody = { relations: [], roles: [] } as const;
const ownWork: CommandRule = { relations: ['taskOwner'], roles: [...caseworkRoles, 'insatsCoordinator'] };
const hurries: CommandRule = {
  relations: ['holder', 'coordinator', 'processFollower'],
  roles: [...caseworkRoles, 'insatsCoordinator'],
};

/**
 * A sieve for what is offered, so that only likely acts are judged: it lets through whatever the rules of the acts allow, and refuses
 * nobody. What is sent is seen and decided by row-level security and by those rules. The förbund's coordinators do
 * their own tasks, hurry others on and ask; only an agency decides.
 */
export const commandsByRelation: Readonly<Record<CommandType, CommandRule>> = {
  referCase: by('anyUnit'),
  importCase: { ...nobody, system: ['import'] },
  sendHandover: by('holder'),
  resendReferral: by('holder'),
  acknowledgeHandover: by('receiver'),
  acceptHandover: by('receiver'),
  declineHandover: by('receiver'),
  requestHandoverInfo: by('receiver'),
  supplyHandoverInfo: by('holder'),
  withdrawHandover: by('holder'),
  completeHandover: by('receiver'),
  askForText: by('holder'),
  answerTextRequest: by('taskOwner'),
  extendParallelSupport: by('sender'),
  answerParallelSupport: by('holder'),
  endParallelSupport: by('sender', 'holder'),
  askForSamtycke: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  recordSamtyckeDeclined: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  recordSamtycke: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  renewSamtycke: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  withdrawSamtycke: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  samtyckeWithdrawn: { ...nobody, machine: true },
  endSamtycke: { ...nobody, system: ['clock'] },
  recordSekretessReview: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  confirmSekretessReview: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  bookMeeting: by('holder', 'receiver'),
  proposeMeeting: by('holder', 'receiver'),
  recordHeldMeeting: by('holder', 'receiver'),
  answerTimes: by('meetingParty'),
  recordAnsweredTimes: by('holder', 'meetingParty'),
  settleTime: by('holder', 'meetingParty'),
  proposeOtherTimes: by('holder', 'meetingParty'),
  // The participant tells whomever they meet.
  wishForMeeting: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  withdrawWish: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  replyToMeeting: by('meetingParty'),
  recordMeetingReply: by('holder', 'meetingParty'),
  rescheduleMeeting: by('holder', 'meetingParty'),
  setMeetingPlace: by('holder', 'meetingParty'),
  cancelMeeting: by('holder', 'meetingParty'),
  meetingHeld: { ...by('holder', 'meetingParty'), machine: true },
  recordMinutes: by('holder', 'meetingParty'),
  confirmMinutes: by('meetingParty'),
  amendMinutes: by('holder', 'meetingParty'),
  claimTask: ownWork,
  handBackTask: ownWork,
  assignTask: managers('taskOwner'),
  completeTask: ownWork,
  remindNow: hurries,
  escalateNow: hurries,
  requestMove: { relations: ['coordinator', 'processFollower'], roles: ['insatsCoordinator'] },
  answerMove: managers('taskOwner'),
  transferWork: managers('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  askForCaseworker: {
    relations: [
      'holder',
      'referrer',
      'sender',
      'receiver',
      'meetingParty',
      'taskOwner',
      'coordinator',
      'processFollower',
    ],
    roles: [...caseworkRoles, 'insatsCoordinator'],
  },
  nameContact: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  replaceContact: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  endContact: by('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  callParticipant: { ...nobody, system: ['waitingList'] },
  recordSummonsDelivery: by('holder'),
  answerSummons: by('holder'),
  withdrawSummons: by('holder'),
  completeAssessment: by('holder'),
  savePlan: by('holder'),
  recordFollowUp: by('holder'),
  recordIncome: by('holder'),
  // It is Försäkringskassan's question; where they aktualiserade they may settle it.
  resolveInsuranceQuestion: by('holder', 'referrer'),
  startPlacement: by('holder'),
  endPlacement: by('holder'),
  parkCase: by('holder'),
  extendWait: by('holder'),
  resumeCase: by('holder'),
  beginHandover: by('holder'),
  recordFirstContact: by('holder'),
  recordStepMove: by('holder'),
  recordReview: by('holder'),
  recordOffer: by('holder'),
  matchMentor: by('holder'),
  recordMentorContact: by('holder'),
  recordSupervisorAbsence: by('holder'),
  changeModel: { relations: ['coordinator', 'processFollower'], roles: ['insatsCoordinator'] },
  assignCaseworker: by('holder'),
  assignCoach: by('holder'),
  participantNamed: by('holder'),
  startFollowingCase: by('holder'),
  closeCase: by('holder'),
  bringToTeam: by('holder'),
  recommendationGiven: { ...nobody, system: ['team'] },
  decideOnRecommendation: by('holder'),
  participantDied: { ...by('holder'), machine: true },
  moved: { ...by('holder'), machine: true },
  protectIdentity: by('holder'),
  identityProtected: { ...nobody, machine: true, system: ['relay'] },
  changeIdentityAccess: managers('holder', 'referrer', 'sender', 'receiver', 'meetingParty', 'taskOwner'),
  askToLiftProtection: by('holder'),
  answerLifting: by('holder'),
  deadlinePassed: { ...nobody, system: ['clock'] },
  noteRefusedMessage: { ...nobody, system: ['clock', 'waitingList', 'team', 'import', 'relay'] },
};

/** Whether the command is worth judging for this actor, whose unit stands so to the case. Whether it is allowed is `decide`'s to say. */
export const mayTry = (command: CommandType, actor: Actor, relations: readonly Relation[]): boolean => {
  const rule = commandsByRelation[command];
  switch (actor.type) {
    case 'staff':
      return (
        rule.relations.some((relation) => relation === 'anyUnit' || relations.includes(relation)) &&
        rule.roles.some((role) => actor.roles.includes(role))
      );
    case 'machine':
      return rule.machine === true;
    case 'system':
      return rule.system?.includes(actor.source) === true;
  }
};
