import type { Instant, IsoDate } from '../calendar/index.ts';
import type {
  DeclineReason,
  DisclosureBasis,
  HandoverAction,
  HandoverAddress,
  HandoverOutcome,
  HandoverRoute,
} from '../handover/handover.ts';
import type {
  ExternalPartyRole,
  MeetingCancelReason,
  MeetingKind,
  MeetingMode,
  MeetingReply,
  NoNextMeetingReason,
} from '../meeting/meeting.ts';
import type { Actor, CaseId, ParticipantId, StaffId, UnitRef } from '../organisation/organisation.ts';
import type { SummonsAnswer, SummonsDeclineReason, SummonsDelivery } from '../summons/summons.ts';
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
    readonly message?: DocumentRef;
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
    readonly closed?: { readonly on: IsoDate; readonly reason: string };
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
        readonly answerBy: IsoDate;
        readonly parallelSupportUntil?: IsoDate;
        readonly message?: DocumentRef;
      }
    >
  /** After a declined, expired or withdrawn aktualisering: the referring unit asks the place's host unit anew. */
  | By<'resendReferral', { readonly basis: DisclosureBasis; readonly message?: DocumentRef }>
  | By<'acknowledgeHandover', { readonly handover: string }>
  | By<'acceptHandover', { readonly handover: string; readonly caseworker?: StaffId }>
  | By<'declineHandover', { readonly handover: string; readonly reason: DeclineReason; readonly needed?: DocumentRef }>
  | By<'requestHandoverInfo', { readonly handover: string; readonly question: DocumentRef }>
  | By<'supplyHandoverInfo', { readonly handover: string; readonly answer: DocumentRef }>
  | By<'withdrawHandover', { readonly handover: string }>
  | By<'completeHandover', { readonly handover: string; readonly outcome: HandoverOutcome }>;

export type MeetingCommand =
  | By<
      'bookMeeting',
      {
        readonly kind: MeetingKind;
        readonly handover?: string;
        readonly startsAt: Instant;
        readonly minutesLong: number;
        readonly mode: MeetingMode;
        readonly parties: readonly PartyRequest[];
      }
    >
  | By<'replyToMeeting', { readonly meeting: string; readonly reply: MeetingReply }>
  /** The coach or holder notes what the participant or an external party answered. */
  | By<'recordMeetingReply', { readonly meeting: string; readonly party: string; readonly reply: MeetingReply }>
  | By<'rescheduleMeeting', { readonly meeting: string; readonly startsAt: Instant; readonly mode?: MeetingMode }>
  | By<'cancelMeeting', { readonly meeting: string; readonly reason: MeetingCancelReason }>
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
  | By<'confirmMinutes', { readonly meeting: string }>
  | By<'amendMinutes', { readonly meeting: string; readonly document: DocumentRef }>;

export type TaskCommand =
  | By<'claimTask', { readonly task: string; readonly version: number }>
  | By<'handBackTask', { readonly task: string; readonly version: number }>
  | By<'assignTask', { readonly task: string; readonly version: number; readonly staff: StaffId }>
  /** For tasks that no other act completes (firstContact, reviewCase, fulfilCommitment, remindColleague …). */
  | By<'completeTask', { readonly task: string; readonly version: number; readonly document?: DocumentRef }>;

export type SummonsCommand =
  /** Comes from the waiting list alone (system actor): it has found room and whose turn it is. */
  | By<
      'callParticipant',
      { readonly coach: StaffId; readonly answerBy: IsoDate; readonly outOfTurn?: string; readonly calledBy: UnitRef }
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

export type JourneyCommand =
  | By<'completeAssessment', { readonly document: DocumentRef; readonly on: IsoDate }>
  | By<'savePlan', { readonly document: DocumentRef; readonly on: IsoDate }>
  | By<'recordFollowUp', { readonly on: IsoDate; readonly document?: DocumentRef }>
  | By<'recordIncome', { readonly income: IncomeSource }>
  | By<'resolveInsuranceQuestion'>
  | By<'startPlacement', { readonly from: IsoDate; readonly document?: DocumentRef }>
  | By<'endPlacement', { readonly placement: string; readonly to: IsoDate }>
  | By<'beginHandover'>
  | By<'assignCaseworker', { readonly staff: StaffId }>
  | By<'assignCoach', { readonly coach: StaffId }>
  | By<'participantNamed'>
  | By<'closeCase', { readonly reason: string; readonly explanation?: DocumentRef }>;

/** Facts that can't be refused where they arise: they come as Signals through the machine endpoint. */
export type ParticipantFactCommand =
  | By<'participantDied', { readonly on: IsoDate }>
  | By<'moved', { readonly kommun: string; readonly on: IsoDate }>;

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
  | JourneyCommand
  | ParticipantFactCommand
  | ShellCommand;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;
