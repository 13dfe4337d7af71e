import type { Instant, IsoDate } from '../calendar/index.ts';
import type { Contact } from '../contact/contact.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { FirstContact } from '../first-contact/first-contact.ts';
import type { FollowingCase } from '../following/following.ts';
import type { Handover } from '../handover/handover.ts';
import type { Meeting, Wish } from '../meeting/meeting.ts';
import type { Mentorship } from '../mentor/mentor.ts';
import type { MoveRequest } from '../move/move.ts';
import type { Offer } from '../offer/offer.ts';
import type { AgencyKind, CaseId, DocumentId, ParticipantId, StaffId, UnitRef } from '../organisation/organisation.ts';
import type { Placement } from '../placement/placement.ts';
import type { IdentityProtection } from '../protected-identity/protected-identity.ts';
import type { Samtycke, SamtyckeRequest, SekretessReview } from '../samtycke/samtycke.ts';
import type { Transfer } from '../staff-change/transfer.ts';
import type { StepMove, StepReview } from '../steps/steps.ts';
import type { Summons } from '../summons/summons.ts';
import type { Task } from '../task/task.ts';
import type { Recommendation, TeamQuestion } from '../team/team.ts';
import type { TextRequest } from '../text-request/text-request.ts';
import type { Wait, WaitReason } from '../wait/wait.ts';

/** Free text lives encrypted in PostgreSQL; the ledger carries only which version was meant and its keyed fingerprint (hex). */
export type DocumentRef = { readonly document: DocumentId; readonly version: number; readonly hash: string };

export const phases = [
  'referral',
  'waitingList',
  // Each participant is matched by themselves, not by intake group.
  'matching',
  'assessment',
  'waitingForPlacement',
  'workTraining',
  'insats',
  // The samverkansteam looks at the case.
  'teamReview',
  'handover',
  'closed',
] as const;
export type Phase = (typeof phases)[number];

/** Försörjningskälla; Swedish benefit names have no exact English. Same codes as in import files and figures. */
export const incomeSources = [
  'forsorjningsstod',
  'sjukpenning',
  'aktivitetsersattning',
  'aktivitetsstod',
  'studiemedel',
  'lon',
  'ingen',
  'okand',
] as const;
export type IncomeSource = (typeof incomeSources)[number];

export const sexes = ['K', 'M'] as const;
export type Sex = (typeof sexes)[number];

/** What the figures need and a reviewer may see; no identity. */
export type ParticipantFacts = {
  readonly sex: Sex;
  readonly birthYear: number;
  /** Only where the model's rules turn on a birthday (`needsBirthDate`): elsewhere the year is enough (GDPR art. 5.1 c). */
  readonly birthDate?: IsoDate;
  readonly kommun: string;
  readonly referredBy: AgencyKind;
  readonly referredOn: IsoDate;
};

export type Holder = UnitRef & { readonly caseworker?: StaffId; readonly since: Instant };

export type FollowUp = { readonly on: IsoDate; readonly document?: DocumentRef };

export type Closure = {
  readonly reason: string; // a closure reason id of the model
  readonly on: IsoDate;
  readonly at: Instant;
  readonly by: UnitRef | 'import';
  /** Set when the reason is one of the coded exceptions; the words are in the document. */
  readonly explanation?: DocumentRef;
  readonly meeting?: string;
  /** What lies behind the reason, where the model has codes for it. */
  readonly subReason?: string;
};

/** The state of one case: what has been recorded, nothing derived. Plain JSON, so that it survives continue-as-new. */
export type CaseFile = {
  readonly seq: number;
  readonly id: CaseId;
  readonly participant: ParticipantId;
  readonly insats: string;
  readonly place: string;
  readonly modelHash: string;
  readonly origin: 'referred' | 'imported';
  /** The unit that aktualiserade; it keeps a read-only status for the whole journey. Absent for imported cases. */
  readonly referrer?: UnitRef;
  readonly facts: ParticipantFacts;
  readonly incomeAtStart: IncomeSource;
  readonly incomeNow: IncomeSource;
  /** An open insurance question (FK) can block the start; a rule of some models. */
  readonly insuranceQuestionOpen: boolean;
  readonly nameMissing: boolean;
  readonly phase: Phase;
  readonly phaseSince: Instant;
  readonly startedOn?: IsoDate;
  readonly holder: Holder;
  readonly coach?: StaffId;
  readonly summonses: readonly Summons[];
  readonly assessment?: { readonly completedOn: IsoDate; readonly document?: DocumentRef };
  readonly plan?: {
    readonly revision: number;
    readonly document: DocumentRef;
    readonly on: IsoDate;
    /** Plans that another agency wrote before this one, in the versions they ended with. */
    readonly earlier?: readonly DocumentRef[];
  };
  readonly followUps: readonly FollowUp[];
  readonly firstContact?: FirstContact;
  /** Stegförflyttning, the latest last. */
  readonly steps?: readonly StepMove[];
  readonly reviews?: readonly StepReview[];
  readonly offers?: readonly Offer[];
  readonly mentorship?: Mentorship;
  readonly tasks: readonly Task[];
  readonly handovers: readonly Handover[];
  readonly meetings: readonly Meeting[];
  /** That the participant wishes a flerpartssamtal. Absent in a case that none was told in. */
  readonly wishes?: readonly Wish[];
  /** Who has the participant at which unit, and who is not known yet. Absent while nobody was named or asked for. */
  readonly contacts?: readonly Contact[];
  readonly placements: readonly Placement[];
  readonly deadlines: readonly Deadline[];
  /** Set while the case is parked. */
  readonly wait?: Wait;
  /** Requests that somebody else do the work; absent while nobody has asked. */
  readonly moveRequests?: readonly MoveRequest[];
  /** Texts that the holder has asked who wrote them for; absent while none is. */
  readonly textRequests?: readonly TextRequest[];
  /** What the participant lets each agency tell; each agency's is its own to see. Absent while none is recorded. */
  readonly samtycken?: readonly Samtycke[];
  /** What the participant has been asked to let an agency tell; absent while nothing is. */
  readonly samtyckeRequests?: readonly SamtyckeRequest[];
  readonly sekretessReviews?: readonly SekretessReview[];
  /** Who wrote the case's kartläggning, plans and uppföljningar. Absent for what was written before it was kept. */
  readonly authors?: readonly { readonly document: DocumentId; readonly unit: UnitRef }[];
  /** Work that went from one person to another; absent while none has. */
  readonly transfers?: readonly Transfer[];
  readonly diedOn?: IsoDate;
  /** Set while the participant's identity is protected. */
  readonly identityProtection?: IdentityProtection;
  /** What the samverkansteam has been asked and has not yet answered. */
  readonly teamQuestion?: TeamQuestion;
  readonly recommendations?: readonly Recommendation[];
  /** The same participant's case that this one follows on, and those that follow on this one. */
  readonly follows?: CaseId;
  readonly followingCases?: readonly FollowingCase[];
  readonly closure?: Closure;
};

/** Who an open case waits for. Never nobody (promise 2). `staff` when it is one person's turn. */
export type WaitingFor = UnitRef & {
  readonly staff?: StaffId;
  readonly since: Instant;
  readonly reason: WaitingReason;
  /** What a parked case waits for. */
  readonly wait?: WaitReason;
  readonly nextStep: NextStep;
  readonly nextOn: IsoDate;
};

export const waitingReasons = [
  'referralAnswer',
  'placeInInsats',
  'summonsDelivery',
  'participantAnswer',
  'assessment',
  'plan',
  'followUp',
  'placement',
  'handoverToSend',
  'handoverAnswer',
  'handoverInformation',
  'handoverDeclined',
  'meetingToBook',
  'meetingTimes',
  'timeToSettle',
  'meetingReply',
  'meetingToBeHeld',
  'minutes',
  'minutesConfirmation',
  'commitment',
  'closing',
  'importReview',
  'participantDetails',
  'participantDied',
  'participantMoved',
  'refusedMessage',
  'caseworkerName',
  'parallelSupport',
  'wait',
  'waitReview',
  // It stands still: something may not be told to somebody any more.
  'missingGround',
  // Whoever holds the case has asked the participant to let it tell others.
  'samtyckeAnswer',
  'firstContact',
  'participantContact',
  'planReview',
  'offer',
  'matching',
  'mentorContact',
  'teamQuestion',
  'recommendation',
  'recommendationDecision',
  'review',
] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/** What happens next, at `nextOn`: the next rung of the ladder, or the act itself while it is not late. */
export const nextSteps = [
  'act',
  'remind',
  'manager',
  'coordinator',
  'raiseInTeam',
  'summonsLapses',
  'handoverExpires',
  'waitEnds',
  'meeting',
  'review',
] as const;
export type NextStep = (typeof nextSteps)[number];
