import type { Instant, IsoDate } from '../calendar/index.ts';
import type { Contact, ContactPerson } from '../contact/contact.ts';
import type { Deadline, LadderStep } from '../deadline/deadline.ts';
import type { FirstContact } from '../first-contact/first-contact.ts';
import type { FollowingCase } from '../following/following.ts';
import type {
  DeclineReason,
  DisclosureBasis,
  Handover,
  HandoverOutcome,
  WithdrawReason,
} from '../handover/handover.ts';
import type {
  AmendmentReason,
  Commitment,
  Meeting,
  MeetingCancelReason,
  MeetingMode,
  MeetingReply,
  MeetingTime,
  NoNextMeetingReason,
  ReasonsByParty,
  SlotRef,
  TimeAnswers,
  Wish,
} from '../meeting/meeting.ts';
import type { Mentorship } from '../mentor/mentor.ts';
import type { MoveDeclineReason, MoveRequest, MoveTo } from '../move/move.ts';
import type { Offer } from '../offer/offer.ts';
import type { Actor, CaseId, ParticipantId, StaffId, UnitRef } from '../organisation/organisation.ts';
import type { Placement } from '../placement/placement.ts';
import type { NamedAccess, ProtectionKind } from '../protected-identity/protected-identity.ts';
import type { Samtycke, SamtyckeRequest, SamtyckeTerms, SekretessReview } from '../samtycke/samtycke.ts';
import type { Transfer } from '../staff-change/transfer.ts';
import type { StepMove, StepReview } from '../steps/steps.ts';
import type { Summons, SummonsDeclineReason, SummonsDelivery } from '../summons/summons.ts';
import type { Task } from '../task/task.ts';
import type { Recommendation, RecommendationDecision, TeamQuestion } from '../team/team.ts';
import type { TextRefusalReason, TextRequest } from '../text-request/text-request.ts';
import type { Wait, WaitEnding, WaitReason } from '../wait/wait.ts';
import type { WarningCode } from '../warning/warning.ts';
import type { Closure, DocumentRef, IncomeSource, ParticipantFacts, Phase } from './case-file.ts';

/** `at` is domain time, given by the workflow. `version` lets `evolve` branch when an event's meaning grows. */
type Happened<Type extends string, Payload = unknown> = {
  readonly type: Type;
  readonly version: 1;
  readonly at: Instant;
  readonly by: Actor;
} & Payload;

/** Who did it, where it is kept for a colleague who was about to. The earliest events do not tell. */
type ByWhom = { readonly staff?: StaffId };
/** The unit whose text it is. The earliest events do not tell. */
type Written = { readonly author?: UnitRef };

export type CaseEvent =
  // the case
  | Happened<
      'caseReferred',
      {
        readonly caseId: CaseId;
        readonly participant: ParticipantId;
        readonly insats: string;
        readonly place: string;
        readonly modelHash: string;
        readonly facts: ParticipantFacts;
        readonly income: IncomeSource;
        readonly insuranceQuestionOpen: boolean;
        readonly referrer: UnitRef;
        readonly acknowledged?: readonly WarningCode[];
        readonly follows?: CaseId;
      }
    >
  | Happened<
      'caseImported',
      {
        readonly caseId: CaseId;
        readonly participant: ParticipantId;
        readonly insats: string;
        readonly place: string;
        readonly modelHash: string;
        readonly facts: ParticipantFacts;
        readonly incomeAtStart: IncomeSource;
        readonly incomeNow: IncomeSource;
        readonly nameMissing: boolean;
        readonly holder: UnitRef;
        readonly phase: Phase;
        /** Since when, in the list's own past: the figures of earlier days stand on it. */
        readonly phaseSince: Instant;
        readonly startedOn?: IsoDate;
        readonly closure?: Closure;
      }
    >
  | Happened<'phaseEntered', { readonly phase: Phase }>
  | Happened<'insatsStarted', { readonly on: IsoDate }>
  | Happened<'holderChanged', { readonly holder: UnitRef; readonly caseworker?: StaffId; readonly handover: string }>
  | Happened<'caseworkerAssigned', { readonly staff: StaffId }>
  | Happened<'coachAssigned', { readonly coach: StaffId }>
  | Happened<'incomeRecorded', { readonly income: IncomeSource }>
  | Happened<'insuranceQuestionResolved'>
  | Happened<'participantNamed'>
  | Happened<'participantDied', { readonly on: IsoDate }>
  | Happened<'participantMoved', { readonly kommun: string; readonly on: IsoDate }>
  | Happened<'messageRefused', { readonly message: string; readonly refusal: string }>
  | Happened<'caseClosed', { readonly closure: Closure }>
  | Happened<'followingCaseStarted', { readonly following: FollowingCase }>
  // the samverkansteam
  | Happened<'broughtToTeam', { readonly question: TeamQuestion }>
  | Happened<'recommendationReceived', { readonly recommendation: Recommendation }>
  | Happened<
      'recommendationDecided',
      {
        readonly recommendation: string;
        readonly decision: RecommendationDecision;
        readonly document?: DocumentRef;
        readonly forTeam?: DocumentRef;
      }
    >
  // tasks and deadlines; every deadline is absolute, so that a changed model never moves a promise already made
  | Happened<'taskOpened', { readonly task: Task }>
  | Happened<'taskClaimed', { readonly task: string; readonly staff: StaffId }>
  | Happened<'taskHandedBack', { readonly task: string }>
  | Happened<'taskAssigned', { readonly task: string; readonly staff: StaffId }>
  /** The task's own date moved with what it is about (a handover acknowledged, a meeting rescheduled); its new ladder follows as a deadline. */
  | Happened<'taskDueMoved', { readonly task: string; readonly dueOn: IsoDate }>
  | Happened<'taskDone', { readonly task: string; readonly document?: DocumentRef }>
  | Happened<'taskCancelled', { readonly task: string }>
  | Happened<'deadlineSet', { readonly deadline: Deadline }>
  | Happened<'deadlineDropped', { readonly deadline: string }>
  | Happened<
      'rungReached',
      { readonly deadline: string; readonly rung: number; readonly step: LadderStep; readonly task: string }
    >
  // handovers
  | Happened<'handoverSent', { readonly handover: Handover }>
  | Happened<'handoverAcknowledged', { readonly handover: string; readonly unit: UnitRef } & ByWhom>
  | Happened<
      'handoverInfoRequested',
      { readonly handover: string; readonly unit: UnitRef; readonly question: DocumentRef } & ByWhom
    >
  | Happened<
      'handoverInfoSupplied',
      {
        readonly handover: string;
        readonly answer: DocumentRef;
        readonly answerBy: IsoDate;
        readonly papers?: readonly DocumentRef[];
      } & ByWhom
    >
  | Happened<'handoverAccepted', { readonly handover: string; readonly unit: UnitRef } & ByWhom>
  | Happened<
      'handoverDeclined',
      {
        readonly handover: string;
        readonly unit: UnitRef;
        readonly reason: DeclineReason;
        readonly needed?: DocumentRef;
      } & ByWhom
    >
  | Happened<'handoverWithdrawn', { readonly handover: string; readonly reason?: WithdrawReason } & ByWhom>
  | Happened<'handoverExpired', { readonly handover: string }>
  | Happened<'handoverCompleted', { readonly handover: string; readonly outcome: HandoverOutcome } & ByWhom>
  | Happened<'parallelSupportBegan', { readonly handover: string; readonly on: IsoDate; readonly until: IsoDate }>
  | Happened<'parallelSupportExtensionAsked', { readonly handover: string; readonly until: IsoDate }>
  | Happened<'parallelSupportExtensionDeclined', { readonly handover: string }>
  | Happened<'parallelSupportExtended', { readonly handover: string; readonly until: IsoDate }>
  | Happened<'parallelSupportEnded', { readonly handover: string; readonly on: IsoDate }>
  // texts that another agency wrote
  | Happened<'textAskedFor', { readonly request: TextRequest }>
  | Happened<'textGiven', { readonly request: string; readonly text: DocumentRef; readonly basis: DisclosureBasis }>
  | Happened<'textRefused', { readonly request: string; readonly reason: TextRefusalReason }>
  | Happened<'textRequestLapsed', { readonly request: string }>
  // what may be told, and on what ground
  | Happened<'samtyckeAskedFor', { readonly request: SamtyckeRequest }>
  | Happened<'samtyckeAnswered', { readonly request: string; readonly of: UnitRef; readonly agrees: boolean }>
  | Happened<'samtyckeRecorded', { readonly samtycke: Samtycke }>
  | Happened<'samtyckeRenewed', { readonly samtycke: string; readonly terms: SamtyckeTerms }>
  /** As it is when withdrawn; it may never have been recorded. */
  | Happened<'samtyckeWithdrawn', { readonly samtycke: Samtycke }>
  | Happened<'samtyckeEnded', { readonly samtycke: string; readonly of: UnitRef }>
  | Happened<'sekretessReviewed', { readonly review: SekretessReview }>
  | Happened<'sekretessReviewConfirmed', { readonly review: string; readonly staff: StaffId }>
  // skyddade personuppgifter
  /** Told anew it may be of another kind; the lists stand. */
  | Happened<'identityProtected', { readonly kind: ProtectionKind; readonly access: readonly NamedAccess[] }>
  /** The unit's list as it now is, whole. */
  | Happened<'identityAccessChanged', { readonly of: UnitRef; readonly staff: readonly StaffId[] }>
  | Happened<'identityLiftingAsked', { readonly staff: StaffId }>
  | Happened<'identityLiftingDeclined'>
  | Happened<'identityProtectionLifted'>
  // meetings
  | Happened<'meetingBooked', { readonly meeting: Meeting }>
  | Happened<'meetingReplied', { readonly meeting: string; readonly party: string; readonly reply: MeetingReply }>
  | Happened<
      'meetingRescheduled',
      {
        readonly meeting: string;
        readonly startsAt: Instant;
        readonly mode: MeetingMode;
        readonly where?: DocumentRef;
        readonly slot?: SlotRef;
        readonly reason?: MeetingCancelReason;
        readonly reasons?: ReasonsByParty;
        /** The time that was given up; the earliest events do not tell it. */
        readonly was?: Instant;
      }
    >
  | Happened<
      'meetingCancelled',
      { readonly meeting: string; readonly reason: MeetingCancelReason; readonly reasons?: ReasonsByParty }
    >
  /** It is the next working day. */
  | Happened<'meetingNear', { readonly meeting: string }>
  | Happened<'meetingPlaceSet', { readonly meeting: string; readonly where: DocumentRef }>
  /** The party may not be told of it any more; it is still called, and between the others. */
  | Happened<'invitationWithdrawn', { readonly meeting: string; readonly party: string }>
  /** It may be told of it again before the meeting was held. */
  | Happened<'invitationRenewed', { readonly meeting: string; readonly party: string }>
  | Happened<'meetingProposed', { readonly meeting: Meeting }>
  | Happened<'timesAnswered', { readonly meeting: string; readonly party: string; readonly answers: TimeAnswers }>
  | Happened<'meetingTimeSettled', { readonly meeting: string; readonly time: string }>
  | Happened<'otherTimesProposed', { readonly meeting: string; readonly times: readonly MeetingTime[] }>
  /** The last of the times came and none was settled. */
  | Happened<'proposalLapsed', { readonly meeting: string }>
  | Happened<'wishRecorded', { readonly wish: Wish }>
  | Happened<'wishWithdrawn', { readonly wish: string }>
  | Happened<
      'meetingHeld',
      { readonly meeting: string; readonly attended: readonly string[]; readonly mode: MeetingMode }
    >
  /** A required party was not there: the meeting does not count and must be booked anew. */
  | Happened<
      'meetingMissed',
      { readonly meeting: string; readonly attended: readonly string[]; readonly absent: readonly string[] }
    >
  | Happened<
      'minutesRecorded',
      {
        readonly meeting: string;
        readonly document: DocumentRef;
        readonly commitments: readonly Commitment[];
        readonly noNext?: NoNextMeetingReason;
      }
    >
  | Happened<'minutesConfirmed', { readonly meeting: string; readonly party: string }>
  | Happened<
      'minutesAmended',
      {
        readonly meeting: string;
        readonly document: DocumentRef;
        readonly reason?: AmendmentReason;
        readonly explanation?: DocumentRef;
      }
    >
  | Happened<'minutesObjected', { readonly meeting: string; readonly party: string; readonly objection: DocumentRef }>
  // summons
  | Happened<'participantCalled', { readonly summons: Summons }>
  | Happened<'summonsDelivered', { readonly summons: string; readonly how: SummonsDelivery; readonly on: IsoDate }>
  | Happened<'summonsAccepted', { readonly summons: string }>
  | Happened<'summonsDeclined', { readonly summons: string; readonly reason: SummonsDeclineReason }>
  | Happened<'summonsUnanswered', { readonly summons: string }>
  | Happened<'summonsWithdrawn', { readonly summons: string }>
  // requests that somebody else do the work
  | Happened<'moveRequested', { readonly request: MoveRequest }>
  | Happened<'moveAccepted', { readonly request: string; readonly to: MoveTo }>
  | Happened<
      'moveDeclined',
      { readonly request: string; readonly reason: MoveDeclineReason; readonly document?: DocumentRef }
    >
  | Happened<'moveLapsed', { readonly request: string }>
  // a person's work becomes a colleague's; the earliest events name meetings too, which `meetsSomebodyNew` works out now
  | Happened<'workTransferred', { readonly transfer: Transfer }>
  /** The stand-in stays until another day or, without one, for good. */
  | Happened<'standInProlonged', { readonly transfer: string; readonly until?: IsoDate; readonly note?: DocumentRef }>
  | Happened<'standInEnded', { readonly transfer: string }>
  // who has the participant at which unit
  /** The unit was asked who its handläggare is. */
  | Happened<'caseworkerSought', { readonly contact: Contact }>
  | Happened<'contactNamed', { readonly contact: Contact }>
  | Happened<'contactReplaced', { readonly contact: string; readonly person: ContactPerson }>
  | Happened<'contactEnded', { readonly contact: string }>
  // waits
  | Happened<'caseParked', { readonly wait: Wait }>
  | Happened<'waitExtended', { readonly until: IsoDate; readonly document?: DocumentRef }>
  | Happened<'caseResumed', { readonly reason: WaitReason; readonly how: WaitEnding }>
  // assessment, plan, follow-up, placement
  | Happened<'assessmentCompleted', { readonly on: IsoDate; readonly document: DocumentRef } & Written>
  | Happened<'planSaved', { readonly on: IsoDate; readonly document: DocumentRef; readonly revision: number } & Written>
  | Happened<'followUpRecorded', { readonly on: IsoDate; readonly document?: DocumentRef } & Written>
  | Happened<'firstContactMade', { readonly contact: FirstContact }>
  | Happened<'stepMoved', { readonly move: StepMove }>
  | Happened<'planReviewed', { readonly review: StepReview }>
  | Happened<'offerMade', { readonly offer: Offer }>
  | Happened<'mentorMatched', { readonly mentorship: Mentorship }>
  | Happened<'mentorContactMade', { readonly on: IsoDate }>
  | Happened<'supervisorAbsent', { readonly until: IsoDate }>
  /** From here the case goes by a newer version of its insats; hashes of the registry. */
  | Happened<'modelChanged', { readonly from: string; readonly to: string }>
  | Happened<'placementStarted', { readonly placement: Placement }>
  | Happened<'placementEnded', { readonly placement: string; readonly to: IsoDate }>;
export type CaseEventType = CaseEvent['type'];

/** An event as the ledger keeps it: `seq` counts from 1 within the case, without gaps. */
export type StoredEvent<Event = CaseEvent> = {
  readonly seq: number;
  readonly commandId: string;
  readonly event: Event;
};
