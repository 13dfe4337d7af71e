import type { Instant } from '../calendar/index.ts';

/** The ladder of silence: the assignee, their manager, the coordinator, then a task to the holder to raise it in the team. */
export const ladderSteps = ['remind', 'manager', 'coordinator', 'raiseInTeam'] as const;
export type LadderStep = (typeof ladderSteps)[number];

export type Rung = { readonly step: LadderStep; readonly at: Instant };

/**
 * What the clock will do with the case, as absolute instants. A `task` deadline climbs its ladder while the task is open;
 * the others act once: a summons lapses unanswered, a handover expires unanswered, a meeting's time has come, a follow-up falls due, a phase is reviewed.
 */
export type Deadline =
  | {
      readonly id: string;
      readonly type: 'task';
      readonly task: string;
      readonly reached: number;
      readonly rungs: readonly Rung[];
    }
  | { readonly id: string; readonly type: 'summonsLapses'; readonly summons: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'handoverExpires'; readonly handover: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'meetingTime'; readonly meeting: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'followUpDue'; readonly at: Instant }
  | { readonly id: string; readonly type: 'phaseReview'; readonly at: Instant };

/** The next thing the clock owes the case. `rung` counts within a ladder, 0 for the others; (id, rung) names it once and for all. */
export type DueDeadline = { readonly id: string; readonly rung: number; readonly at: Instant };
