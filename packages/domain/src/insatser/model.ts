import type { IncomeSource, Phase } from '../case/case-file.ts';
import type { LadderStep } from '../deadline/deadline.ts';
import type { HandoverAction, HandoverRoute } from '../handover/handover.ts';
import type { MeetingKind, MeetingMode } from '../meeting/meeting.ts';
import type { MentorshipModel } from '../mentor/mentor.ts';
import type { OfferModel } from '../offer/offer.ts';
import type { AgencyId, AgencyKind, UnitId, UnitRef } from '../organisation/organisation.ts';
import type { StepModel } from '../steps/steps.ts';
import type { TargetModel } from '../target/target.ts';
import type { TaskKind } from '../task/task.ts';
import type { WaitReason } from '../wait/wait.ts';
import type { WarningCode } from '../warning/warning.ts';

/** Where an insats runs. The host unit holds the case from kö to överlämning. */
export type Place = {
  readonly id: string;
  readonly kommuner: readonly string[];
  readonly hostAgency: AgencyId;
  readonly unit: UnitId;
  /** The insatsCoordinator's unit: it follows the place's cases and gets the third rung of every ladder. */
  readonly coordinator: UnitRef;
};

/** Why a case may close, and what must be true first (promise 4). */
export type ClosureReason = {
  readonly id: string;
  /** The code of import files and of the figures (data/README.md). */
  readonly reportCode: string;
  readonly requires:
    | {
        readonly type: 'handoverMeetingHeld';
        readonly acceptedHandover?: { readonly route: HandoverRoute; readonly kind?: AgencyKind };
        /** The samverkansteam has given its rekommendation besides. */
        readonly recommendation?: true;
      }
    /** The samverkansteam has been asked and has answered; with `followingCase` the participant's next insats has begun. */
    | { readonly type: 'recommendationGiven'; readonly followingCase?: true }
    /** A meeting of this kind was held, with whom it takes, and recorded: in insatser that hand nothing over. */
    | { readonly type: 'meetingHeld'; readonly kind: MeetingKind }
    /** A coded exception: no meeting, but the reason in words. */
    | { readonly type: 'explanation' };
  /** What lies behind the reason, in codes; where there are any, one of them is given at the closing. */
  readonly subReasons?: readonly { readonly id: string; readonly reportCode: string }[];
};

export type PhaseModel = {
  readonly id: Phase;
  readonly reportCode: string;
  readonly next: readonly Phase[];
  /** Days after which a case that still stands in the phase is taken up for review, again and again. */
  readonly reviewAfterDays: number;
  /** Working days in the phase after which the case counts as stalled, whatever the due dates say. */
  readonly stalledAfterWorkingDays: number;
};

/** Swedish working days after the due date at which each rung is reached. */
export type LadderModel = Readonly<Record<LadderStep, number>>;

export type TaskModel = { readonly dueInWorkingDays: number; readonly ladder: LadderModel };

export type MeetingModel = {
  readonly modes: readonly MeetingMode[];
  readonly mustAttend: readonly ('holder' | 'receiver' | 'participant')[];
};

export type ParallelSupportModel = { readonly atMostDays: number };

export type WaitModel = {
  readonly atMostDays: number;
  readonly atMostExtensions: number;
  readonly reasons: readonly WaitReason[];
};

export type InsatsModel = {
  readonly id: string;
  readonly name: string;
  readonly places: readonly Place[];
  readonly referrers: readonly AgencyKind[];
  readonly age?: { readonly from: number; readonly to: number };
  readonly phases: readonly PhaseModel[];
  readonly insuranceQuestionBlocksStart: boolean;
  /** Only for those whom these agencies aktualiserade; for all where the model does not say. */
  readonly insuranceQuestionAsksOf?: readonly AgencyKind[];
  /** What whoever aktualiserar is warned of, and goes on with only knowingly. */
  readonly warnings?: readonly {
    readonly code: WarningCode;
    readonly referredBy: AgencyKind;
    readonly income: IncomeSource;
  }[];
  /** The samverkansteam that the holder may ask (parties.ts, `teams`). */
  readonly team?: string;
  /** Insatser in which a participant of this one may go on; the case there is begun before this one closes. */
  readonly continuesInto?: readonly string[];
  /** From the acceptance on the participant is to make the first contact; when it does not come the samordnare takes the initiative. */
  readonly firstContact?: { readonly withinDays: number };
  /** Steps as measures, never gates; whoever misses one gets an utvärdering and a revised plan. */
  readonly steps?: readonly StepModel[];
  /** Only where a rule turns on a birthday: otherwise the year is enough (GDPR art. 5.1 c). */
  readonly needsBirthDate?: true;
  readonly offer?: OfferModel;
  readonly mentorship?: MentorshipModel;
  /** Whether arbetsträning or praktik is part of the insats; absent: where there is a phase for it, or a mentor who opens doors. */
  readonly placements?: boolean;
  /** What the closings are held against. */
  readonly targets?: readonly TargetModel[];
  readonly summons: { readonly answerWithinDays: number };
  readonly assessment: { readonly withinDays: number };
  /** Days from when the insats's own phase begins or, where the model says so, from the start. */
  readonly plan: { readonly withinDays: number; readonly from?: 'start' };
  readonly followUp: {
    readonly firstAfterDays: number;
    readonly thenAfterDays: { readonly earliest: number; readonly latest: number };
  };
  readonly handover: {
    readonly routes: readonly {
      readonly route: Exclude<HandoverRoute, 'referral'>;
      readonly to: readonly AgencyKind[];
      readonly actions: readonly HandoverAction[];
      readonly forum?: string;
    }[];
    readonly acknowledgeWithinWorkingDays: number;
    readonly answerWithinWorkingDays: number;
    /** Working days after answer-by at which an unanswered handover expires and the sender must send it anew. */
    readonly expiresAfterWorkingDays: number;
  };
  readonly referral: {
    readonly acknowledgeWithinWorkingDays: number;
    readonly answerWithinWorkingDays: number;
    readonly expiresAfterWorkingDays: number;
  };
  /** A kind that came after the model is held as is usual (usual.ts). */
  readonly meetings: Readonly<Partial<Record<MeetingKind, MeetingModel>>>;
  /** How soon a flerpartssamtal that the participant wishes is to be held; as usual (usual.ts) where the model says nothing. */
  readonly multiparty?: { readonly withinDays: number };
  /** A kind that came after the model has the usual time and ladder (usual.ts). */
  readonly tasks: Readonly<Partial<Record<TaskKind, TaskModel>>>;
  /** How long the sender's support may go on beside the new holder's at a time; absent: as is usual (usual.ts). */
  readonly parallelSupport?: ParallelSupportModel;
  /** How long a case may be parked at a time, how often that may be extended, and for what; absent: as is usual (usual.ts). */
  readonly wait?: WaitModel;
  readonly closureReasons: readonly ClosureReason[];
  readonly jointForums: readonly { readonly id: string; readonly name: string; readonly members: readonly UnitRef[] }[];
};
