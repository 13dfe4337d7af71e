import type { Instant, IsoDate } from '../calendar/index.ts';
import type { ContactPerson, ContactRole } from '../contact/contact.ts';
import type { FirstContactParty } from '../first-contact/first-contact.ts';
import type {
  DeclineReason,
  DisclosureBasis,
  HandoverAction,
  HandoverAddress,
  HandoverOutcome,
  HandoverRoute,
  WithdrawReason,
} from '../handover/handover.ts';
import type {
  AmendmentReason,
  ExternalPartyRole,
  MeetingCancelReason,
  MeetingKind,
  MeetingMode,
  MeetingReply,
  MeetingTime,
  NoNextMeetingReason,
  ReasonsByParty,
  SlotRef,
  TimeAnswers,
} from '../meeting/meeting.ts';
import type { MoveDeclineReason, MoveReason, MoveSubject, MoveTo } from '../move/move.ts';
import type { OfferAnswer } from '../offer/offer.ts';
import type {
  Actor,
  AgencyId,
  CaseId,
  DocumentId,
  ParticipantId,
  StaffId,
  UnitRef,
} from '../organisation/organisation.ts';
import type { NamedAccess, ProtectionKind } from '../protected-identity/protected-identity.ts';
import type {
  GroundBrought,
  ReviewOutcome,
  SamtyckeBrought,
  SamtyckeForm,
  SharedCategory,
  SharingPurpose,
} from '../samtycke/samtycke.ts';
import type { StepId } from '../steps/steps.ts';
import type { SummonsAnswer, SummonsDeclineReason, SummonsDelivery } from '../summons/summons.ts';
import type { DeidentifiedCase, SmallGroupReason } from '../team/deidentified-case.ts';
import type { AfterRecommendation, RecommendationDecision } from '../team/team.ts';
import type { TextRefusalReason } from '../text-request/text-request.ts';
import type { WaitReason } from '../wait/wait.ts';
import type { WarningCode } from '../warning/warning.ts';
import type { DocumentRef, IncomeSource, ParticipantFacts, Phase } from './case-file.ts';

/** Everything that can be asked of a case. `commandId` is made where the person is (the console) and makes a repeat harmless. */
type By<Type extends string, Payload = unknown> = {
  readonly type: Type;
  readonly commandId: string;
  readonly actor: Actor;
} & Payload;

export type PartyRequest = { readonly id: string; readonly required: boolean } & (
  | ({ readonly type: 'unit' } & UnitRef)
  | { readonly type: 'participant' }
  | { readonly type: 'external'; readonly role: ExternalPartyRole }
);
export type CommitmentRequest = { readonly id: string; readonly party: string; readonly dueOn: IsoDate };

/** How a case begins. */
export type ReferCase = By<
  'referCase',
  {
    readonly caseId: CaseId;
    readonly participant: ParticipantId;
    readonly insats: string;
    readonly place: string;
    readonly facts: ParticipantFacts;
    readonly income: IncomeSource;
    readonly insuranceQuestionOpen: boolean;
    readonly basis: DisclosureBasis;
    readonly ground?: GroundBrought;
    readonly message?: DocumentRef;
    /** The model's warnings that whoever aktualiserar has seen. */
    readonly acknowledged?: readonly WarningCode[];
    /** The same participant's case, from whose holder this aktualisering comes. */
    readonly follows?: CaseId;
    /** The participant's identity is protected, as whoever aktualiserar knows, and these may know it. */
    readonly identityProtection?: { readonly kind: ProtectionKind; readonly access: readonly NamedAccess[] };
  }
>;
export type ImportCase = By<
  'importCase',
  {
    readonly caseId: CaseId;
    readonly participant: ParticipantId;
    readonly insats: string;
    readonly place: string;
    readonly facts: ParticipantFacts;
    readonly incomeAtStart: IncomeSource;
    readonly incomeNow: IncomeSource;
    readonly nameMissing: boolean;
    readonly phase: Phase; // never 'referral'
    readonly startedOn?: IsoDate;
    readonly closed?: { readonly on: IsoDate; readonly reason: string; readonly subReason?: string };
    readonly asOf: IsoDate;
  }
>;

export type HandoverCommand =
  | By<
      'sendHandover',
      {
        readonly route: Exclude<HandoverRoute, 'referral'>;
        readonly to: HandoverAddress;
        readonly action: HandoverAction;
        readonly basis: DisclosureBasis;
        readonly ground?: GroundBrought;
        readonly answerBy: IsoDate;
        readonly parallelSupportUntil?: IsoDate;
        readonly message?: DocumentRef;
        /** Of the case's assessment, plan and follow-ups as they stand, what the receiver is to read. */
        readonly papers?: readonly DocumentRef[];
      }
    >
  /** After a declined, expired or withdrawn aktualisering: the referring unit asks the place's host unit anew. */
  | By<
      'resendReferral',
      { readonly basis: DisclosureBasis; readonly ground?: GroundBrought; readonly message?: DocumentRef }
    >
  | By<'acknowledgeHandover', { readonly handover: string }>
  | By<'acceptHandover', { readonly handover: string; readonly caseworker?: StaffId }>
  | By<'declineHandover', { readonly handover: string; readonly reason: DeclineReason; readonly needed?: DocumentRef }>
  | By<'requestHandoverInfo', { readonly handover: string; readonly question: DocumentRef }>
  | By<
      'supplyHandoverInfo',
      {
        readonly handover: string;
        readonly answer: DocumentRef;
        /** What the receiver is to read besides, as with `sendHandover`. */
        readonly papers?: readonly DocumentRef[];
      }
    >
  | By<'withdrawHandover', { readonly handover: string; readonly reason: WithdrawReason }>
  | By<'completeHandover', { readonly handover: string; readonly outcome: HandoverOutcome }>;

/** The holder asks for a text that another agency wrote; the unit that did gives it, on a ground of its own, or says why not. */
export type TextRequestCommand =
  | By<'askForText', { readonly text: DocumentId; readonly why: DocumentRef }>
  | By<
      'answerTextRequest',
      { readonly request: string } & (
        | { readonly answer: 'gives'; readonly basis: DisclosureBasis; readonly ground?: GroundBrought }
        | { readonly answer: 'refuses'; readonly reason: TextRefusalReason }
      )
    >;

/** What the participant lets the actor's agency tell; each agency asks for itself. And what it may tell on another ground. */
export type SamtyckeCommand =
  /** The participant is asked, and has not answered yet. A yes is recorded as a samtycke. */
  | By<
      'askForSamtycke',
      {
        readonly receivers: readonly AgencyId[];
        readonly categories: readonly SharedCategory[];
        readonly purpose: SharingPurpose;
      }
    >
  | By<'recordSamtyckeDeclined', { readonly request: string }>
  | By<
      'recordSamtycke',
      {
        readonly receivers: readonly AgencyId[];
        readonly categories: readonly SharedCategory[];
        readonly purpose: SharingPurpose;
        readonly coordination?: true;
        readonly form: SamtyckeForm;
        readonly witness?: StaffId;
        readonly from: IsoDate;
        readonly until: IsoDate;
      }
    >
  | By<
      'renewSamtycke',
      {
        readonly samtycke: string;
        readonly form: SamtyckeForm;
        readonly witness?: StaffId;
        readonly until: IsoDate;
      }
    >
  /** Without naming one: all that the agency has, and what it told without any. */
  | By<'withdrawSamtycke', { readonly samtycke?: string }>
  /** The same, told by the agency's own system. */
  | By<'samtyckeWithdrawn', { readonly samtycke?: string }>
  /** Its last day has passed in a case that is closed, which has no clocks of its own. */
  | By<'endSamtycke', { readonly samtycke: string }>
  | By<
      'recordSekretessReview',
      {
        readonly receivers: readonly AgencyId[];
        readonly categories: readonly SharedCategory[];
        readonly purpose: SharingPurpose;
        readonly basis: DisclosureBasis;
        readonly outcome: ReviewOutcome;
        readonly until: IsoDate;
        readonly why: DocumentRef;
      }
    >
  | By<'confirmSekretessReview', { readonly review: string }>;

/** The sender's support beside the new holder's: the sender asks for more time, the holder answers, either ends it. */
export type ParallelSupportCommand =
  | By<'extendParallelSupport', { readonly handover: string; readonly until: IsoDate }>
  | By<'answerParallelSupport', { readonly handover: string; readonly agrees: boolean }>
  | By<'endParallelSupport', { readonly handover: string; readonly on: IsoDate }>;

export type MeetingCommand =
  | By<
      'bookMeeting',
      {
        readonly ground?: SamtyckeBrought;
        readonly kind: MeetingKind;
        readonly handover?: string;
        readonly startsAt: Instant;
        readonly minutesLong: number;
        readonly mode: MeetingMode;
        readonly parties: readonly PartyRequest[];
        readonly where?: DocumentRef;
        readonly slot?: SlotRef;
        /** Which wish it answers; a flerpartssamtal answers the open one anyway. */
        readonly wish?: string;
      }
    >
  /** A meeting that nobody had booked, written in when it has been, with those who were there: booked and held in one act. */
  | By<
      'recordHeldMeeting',
      {
        readonly ground?: SamtyckeBrought;
        readonly kind: MeetingKind;
        readonly handover?: string;
        readonly startsAt: Instant;
        readonly minutesLong: number;
        readonly mode: MeetingMode;
        readonly parties: readonly PartyRequest[];
      }
    >
  /** Several times are proposed; each party says which it can, then one is settled. */
  | By<
      'proposeMeeting',
      {
        readonly ground?: SamtyckeBrought;
        readonly kind: MeetingKind;
        readonly handover?: string;
        readonly times: readonly MeetingTime[];
        readonly mode: MeetingMode;
        readonly parties: readonly PartyRequest[];
        readonly where?: DocumentRef;
        readonly wish?: string;
      }
    >
  | By<'answerTimes', { readonly meeting: string; readonly answers: TimeAnswers }>
  /** What the participant or an external party answered, as the booker was told. */
  | By<'recordAnsweredTimes', { readonly meeting: string; readonly party: string; readonly answers: TimeAnswers }>
  | By<'settleTime', { readonly meeting: string; readonly time: string }>
  /** None of the times fits: others instead. */
  | By<'proposeOtherTimes', { readonly meeting: string; readonly times: readonly MeetingTime[] }>
  /** The participant wishes a flerpartssamtal; whoever is told notes it. */
  | By<'wishForMeeting', { readonly on: IsoDate; readonly document?: DocumentRef }>
  | By<'withdrawWish', { readonly wish: string }>
  | By<'replyToMeeting', { readonly meeting: string; readonly reply: MeetingReply }>
  /** The coach or holder notes what the participant or an external party answered. */
  | By<'recordMeetingReply', { readonly meeting: string; readonly party: string; readonly reply: MeetingReply }>
  | By<
      'rescheduleMeeting',
      {
        readonly meeting: string;
        readonly startsAt: Instant;
        readonly mode?: MeetingMode;
        /** Absent: where it was to be, unless it is held in another way now. */
        readonly where?: DocumentRef;
        readonly slot?: SlotRef;
        readonly reason?: MeetingCancelReason;
        readonly reasons?: ReasonsByParty;
      }
    >
  /** The room or the link is known, or another; nobody need answer anew. */
  | By<'setMeetingPlace', { readonly meeting: string; readonly where: DocumentRef }>
  | By<
      'cancelMeeting',
      { readonly meeting: string; readonly reason: MeetingCancelReason; readonly reasons?: ReasonsByParty }
    >
  /** `attended` are party ids. Also a Signal from other systems; then without minutes, which becomes a task. */
  | By<'meetingHeld', { readonly meeting: string; readonly attended: readonly string[]; readonly mode: MeetingMode }>
  | By<
      'recordMinutes',
      {
        readonly meeting: string;
        readonly document: DocumentRef;
        readonly commitments: readonly CommitmentRequest[];
        /** Either the next meeting is booked in the same case already (its id) or it is said why not. */
        readonly next: { readonly meeting: string } | { readonly none: NoNextMeetingReason };
      }
    >
  /** With an objection the minutes are not confirmed: whoever called the meeting amends them or says why not. */
  | By<'confirmMinutes', { readonly meeting: string; readonly objection?: DocumentRef }>
  | By<
      'amendMinutes',
      {
        readonly meeting: string;
        readonly document: DocumentRef;
        readonly reason?: AmendmentReason;
        /** The reason in words; it may stand in the new version itself. */
        readonly explanation?: DocumentRef;
      }
    >;

export type TaskCommand =
  | By<'claimTask', { readonly task: string; readonly version: number }>
  | By<'handBackTask', { readonly task: string; readonly version: number }>
  | By<'assignTask', { readonly task: string; readonly version: number; readonly staff: StaffId }>
  /** For tasks that no other act completes (firstContact, reviewCase, fulfilCommitment, remindColleague …). */
  | By<'completeTask', { readonly task: string; readonly version: number; readonly document?: DocumentRef }>;

/** The ladder of a silent task, climbed by hand: the next rung, or the next that reaches somebody else. */
export type HurryCommand = By<'remindNow', { readonly task: string }> | By<'escalateNow', { readonly task: string }>;

/** Funktionsöverlämning, case by case: what `from` has in it at the manager's unit is now `to`'s; with `until`, a stand-in's. */
export type TransferCommand = By<
  'transferWork',
  { readonly from: StaffId; readonly to: StaffId; readonly until?: IsoDate; readonly note?: DocumentRef }
>;

/** Who has the participant at which unit. A unit is asked, or somebody says: its own agency, or the holder. */
export type ContactCommand =
  | By<'askForCaseworker', { readonly of: UnitRef }>
  | By<'nameContact', { readonly role: ContactRole; readonly of: UnitRef; readonly person: ContactPerson }>
  | By<'replaceContact', { readonly contact: string; readonly person: ContactPerson }>
  | By<'endContact', { readonly contact: string }>;

/** A coordinator asks that somebody else do the work; the unit's manager answers. */
export type MoveCommand =
  | By<
      'requestMove',
      { readonly of: MoveSubject; readonly to?: MoveTo; readonly reason: MoveReason; readonly document?: DocumentRef }
    >
  /** `to` where the manager chooses somebody else than was asked for; `reason` with a no. */
  | By<
      'answerMove',
      {
        readonly request: string;
        readonly answer: 'accepts' | 'declines';
        readonly to?: MoveTo;
        readonly reason?: MoveDeclineReason;
        readonly document?: DocumentRef;
      }
    >;

export type SummonsCommand =
  /** Comes from the waiting list alone (system actor): it has found room and whose turn it is. */
  | By<
      'callParticipant',
      {
        readonly coach: StaffId;
        readonly answerBy: IsoDate;
        readonly outOfTurn?: string;
        readonly calledBy: UnitRef;
        /** Who pressed Kalla: the coach, or their manager. */
        readonly caller?: StaffId;
      }
    >
  | By<'recordSummonsDelivery', { readonly summons: string; readonly how: SummonsDelivery; readonly on: IsoDate }>
  | By<
      'answerSummons',
      {
        readonly summons: string;
        readonly answer: SummonsAnswer;
        readonly reason?: SummonsDeclineReason;
        readonly startsOn?: IsoDate;
      }
    >
  | By<'withdrawSummons', { readonly summons: string }>;

/** A case stands still on purpose, for a coded reason and until a day. */
export type WaitCommand =
  | By<'parkCase', { readonly reason: WaitReason; readonly until: IsoDate; readonly document?: DocumentRef }>
  | By<'extendWait', { readonly until: IsoDate; readonly document?: DocumentRef }>
  | By<'resumeCase'>;

export type JourneyCommand =
  | By<'completeAssessment', { readonly document: DocumentRef; readonly on: IsoDate }>
  | By<'savePlan', { readonly document: DocumentRef; readonly on: IsoDate }>
  | By<'recordFollowUp', { readonly on: IsoDate; readonly document?: DocumentRef }>
  | By<'recordIncome', { readonly income: IncomeSource }>
  | By<'resolveInsuranceQuestion'>
  | By<'startPlacement', { readonly from: IsoDate; readonly document?: DocumentRef; readonly throughMentor?: true }>
  | By<'endPlacement', { readonly placement: string; readonly to: IsoDate }>
  | By<'beginHandover'>
  | By<'assignCaseworker', { readonly staff: StaffId }>
  | By<'assignCoach', { readonly coach: StaffId }>
  | By<'participantNamed'>
  | By<
      'startFollowingCase',
      {
        readonly insats: string;
        readonly place: string;
        /** Of the case that is to begin: random, made outside. */
        readonly caseId: CaseId;
        readonly basis: DisclosureBasis;
        readonly acknowledged?: readonly WarningCode[];
      }
    >
  /** `income`: the försörjning at the closing, where it was asked. */
  | By<
      'closeCase',
      {
        readonly reason: string;
        readonly subReason?: string;
        readonly explanation?: DocumentRef;
        readonly income?: IncomeSource;
      }
    >;

export type TeamCommand =
  | By<
      'bringToTeam',
      {
        readonly question: DocumentRef;
        /** What else the team is told. Absent in what was sent before it was. */
        readonly told?: DeidentifiedCase;
        readonly smallGroup?: SmallGroupReason;
      }
    >
  /** Comes from the samverkansteam alone (system actor). */
  | By<'recommendationGiven', { readonly document: DocumentRef; readonly meeting: string; readonly on: IsoDate }>
  | By<
      'decideOnRecommendation',
      {
        readonly recommendation: string;
        readonly decision: RecommendationDecision;
        readonly next: AfterRecommendation;
        readonly document?: DocumentRef;
        /** What the team may read of the rekommendation from now on; without it, nothing. */
        readonly forTeam?: DocumentRef;
      }
    >;

/** What only some insatser have: a first contact of the participant's own, steps, an offer by a birthday, mentors; and a newer version. */
export type InsatsCommand =
  /** Who made the first contact with the participant's new insats, and when. */
  | By<'recordFirstContact', { readonly on: IsoDate; readonly by: FirstContactParty }>
  | By<'recordStepMove', { readonly step: StepId; readonly on: IsoDate }>
  /** Utvärdering held without a meeting in Stafett. */
  | By<'recordReview', { readonly on: IsoDate; readonly document: DocumentRef }>
  | By<'recordOffer', { readonly on: IsoDate; readonly answer: OfferAnswer }>
  | By<
      'matchMentor',
      {
        readonly mentor: DocumentRef;
        /** Of one who is somebody's mentor already; a new one gets an id of their own. */
        readonly mentorId?: string;
        readonly supervisor: StaffId;
        readonly standIn: StaffId;
        readonly on: IsoDate;
      }
    >
  | By<'recordMentorContact', { readonly on: IsoDate }>
  /** The daglig handledare is away up to and including that day: the stand-in has the work. */
  | By<'recordSupervisorAbsence', { readonly until: IsoDate }>
  /** The place's insatsCoordinator moves the case to a newer version of its insats. */
  | By<'changeModel', { readonly modelHash: string }>;

/** Facts that can't be refused where they arise: they come as Signals through the machine endpoint. */
export type ParticipantFactCommand =
  | By<'participantDied', { readonly on: IsoDate }>
  | By<'moved', { readonly kommun: string; readonly on: IsoDate }>;

/** Skyddade personuppgifter: that they are protected, who may know them all the same, and that they are so no more. */
export type ProtectionCommand =
  | By<'protectIdentity', { readonly kind: ProtectionKind }>
  /** The same told by another system, or by another case of the participant; `none`: no longer protected. */
  | By<'identityProtected', { readonly kind: ProtectionKind | 'none' }>
  /** The list of the manager's own unit, whole. */
  | By<'changeIdentityAccess', { readonly staff: readonly StaffId[] }>
  | By<'askToLiftProtection'>
  | By<'answerLifting', { readonly answer: 'lifts' | 'keeps' }>;

/** From the shell: time has come, or a message that the ledger refused must reach a coordinator. */
export type ShellCommand =
  | By<'deadlinePassed', { readonly deadline: string; readonly rung: number }>
  | By<'noteRefusedMessage', { readonly message: string; readonly refusal: string }>;

export type Command =
  | ReferCase
  | ImportCase
  | HandoverCommand
  | MeetingCommand
  | TaskCommand
  | SummonsCommand
  | WaitCommand
  | HurryCommand
  | MoveCommand
  | TransferCommand
  | ContactCommand
  | ParallelSupportCommand
  | TextRequestCommand
  | SamtyckeCommand
  | JourneyCommand
  | InsatsCommand
  | TeamCommand
  | ParticipantFactCommand
  | ProtectionCommand
  | ShellCommand;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
