import type { Phase } from '../case/case-file.ts';
import type { LadderStep } from '../deadline/deadline.ts';
import type { HandoverAction, HandoverRoute } from '../handover/handover.ts';
import type { MeetingKind, MeetingMode } from '../meeting/meeting.ts';
import type { AgencyId, AgencyKind, UnitId, UnitRef } from '../organisation/organisation.ts';
import type { TaskKind } from '../task/task.ts';

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
      }
    /** A coded exception: no meeting, but the reason in words. */
    | { readonly type: 'explanation' };
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

export type InsatsModel = {
  readonly id: string;
  readonly name: string;
  readonly places: readonly Place[];
  readonly referrers: readonly AgencyKind[];
  readonly age?: { readonly from: number; readonly to: number };
  readonly phases: readonly PhaseModel[];
  readonly insuranceQuestionBlocksStart: boolean;
  readonly summons: { readonly answerWithinDays: number };
  readonly assessment: { readonly withinDays: number };
  readonly plan: { readonly withinDays: number };
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
  /** A kind that came after the model has the usual time and ladder (usual.ts). */
  readonly tasks: Readonly<Partial<Record<TaskKind, TaskModel>>>;
  readonly closureReasons: readonly ClosureReason[];
  readonly jointForums: readonly { readonly id: string; readonly name: string; readonly members: readonly UnitRef[] }[];
};
