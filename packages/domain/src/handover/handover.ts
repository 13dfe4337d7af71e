import type { Instant, IsoDate } from '../calendar/index.ts';
import type { DocumentRef } from '../case/case-file.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';

/** Who is asked to take over: one unit, or a joint forum whose member unit that accepts becomes holder. */
export type HandoverAddress =
  | ({ readonly type: 'unit' } & UnitRef)
  | { readonly type: 'jointForum'; readonly forum: string; readonly members: readonly UnitRef[] };

/** `referral` is the aktualisering: the case's first handover. `jointAssessment` is gemensam kartläggning with FK on the way to AF. */
export const handoverRoutes = ['referral', 'unit', 'jointForum', 'jointAssessment'] as const;
export type HandoverRoute = (typeof handoverRoutes)[number];

export const handoverActions = [
  'enrol',
  'takeOver',
  'vocationalRehabilitation',
  'jointAssessment',
  'employmentSupport',
  'care',
  'socialSupport',
] as const;
export type HandoverAction = (typeof handoverActions)[number];

/** Legal grounds that may be named when a case is handed on. Rules and references are dated data; see access/disclosure-basis.ts. */
export const disclosureBases = ['samtycke', 'statutoryDuty', 'generalklausulen'] as const;
export type DisclosureBasis = (typeof disclosureBases)[number];

export const declineReasons = [
  'outsideTask',
  'insufficientInformation',
  'noCapacity',
  'wrongAgency',
  'insuranceQuestionOpen',
  'needsCareFirst',
  'participantDeclines',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why the sender takes back what nobody has answered. */
export const withdrawReasons = [
  'wrongReceiver',
  'sentByMistake',
  'participantDeclines',
  'situationChanged',
  'noAnswer',
  'otherWay',
] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

export const handoverOutcomes = [
  'insatsStarted',
  'planAgreed',
  'employment',
  'studies',
  'closedWithoutAction',
] as const;
export type HandoverOutcome = (typeof handoverOutcomes)[number];

export const handoverStatuses = [
  'sent',
  'acknowledged',
  'moreInfoRequested',
  'accepted',
  'declined',
  'completed',
  'withdrawn',
  'expired',
] as const;
export type HandoverStatus = (typeof handoverStatuses)[number];

/** The sender's support goes on beside the new holder's, from when they accepted and for an agreed time. */
export type ParallelSupport = {
  readonly since: IsoDate;
  readonly until: IsoDate;
  readonly extensions: number;
  /** More time that the sender has asked for and the holder has not answered. */
  readonly asked?: IsoDate;
  readonly ended?: IsoDate;
};

/** A request that responsibility moves. The sender stays holder until somebody accepts (promise 1). */
export type Handover = {
  readonly id: string;
  readonly route: HandoverRoute;
  readonly from: UnitRef;
  readonly to: HandoverAddress;
  readonly action: HandoverAction;
  readonly basis: DisclosureBasis;
  readonly message?: DocumentRef;
  /** What the sender's agency has written before and lets the receiver read too, in the versions that were chosen. */
  readonly papers?: readonly DocumentRef[];
  readonly sentAt: Instant;
  /** Whom the receiver can ask. Absent in what was sent before it was kept. */
  readonly sentBy?: StaffId;
  readonly acknowledgeBy: IsoDate;
  readonly answerBy: IsoDate;
  readonly parallelSupportUntil?: IsoDate;
  /** What became of that, once the handover was accepted. */
  readonly parallelSupport?: ParallelSupport;
  readonly status: HandoverStatus;
  readonly acknowledgedAt?: Instant;
  readonly acknowledgedBy?: UnitRef;
  readonly answeredAt?: Instant;
  readonly answeredBy?: UnitRef;
  /** Members of a joint forum that said no; the handover is declined when the last one has. */
  readonly declinedBy?: readonly UnitRef[];
  readonly declined?: { readonly reason: DeclineReason; readonly needed?: DocumentRef };
  /** Absent in what was taken back before a reason was asked for, or with the closing of the case. */
  readonly withdrawn?: WithdrawReason;
  readonly question?: DocumentRef;
  /** Since when the receiver's clock stands still: more was asked for and has not come. */
  readonly pausedAt?: Instant;
  /** The declined, expired or withdrawn handover that this one is sent instead of. */
  readonly replaces?: string;
  readonly answerToQuestion?: DocumentRef;
  readonly outcome?: HandoverOutcome;
  /** Who last did something with it, so that whoever was about to can be told. Absent in what was done before it was kept. */
  readonly lastAct?: { readonly at: Instant; readonly unit: UnitRef; readonly staff: StaffId };
};
