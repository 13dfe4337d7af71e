import type { Instant } from '../calendar/index.ts';

/** The ladder of silence: the assignee, their manager, the coordinator, then a task to the holder to raise it in the team. */
export const ladderSteps = ['remind', 'manager', 'coordinator', 'raiseInTeam'] as const;
export type LadderStep = (typeof ladderSteps)[number];

export type Rung = { readonly step: LadderStep; readonly at: Instant };

/**
 * What the clock will do with the case, as absolute instants. A `task` deadline climbs its ladder while the task is open;
 * the others act once: a summons lapses unanswered, a handover expires unanswered, a meeting's time has come, a follow-up falls due, a wait
 * ends, a phase is reviewed.
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
  /** Tomorrow, in working days: those who are to be there are reminded. */
  | { readonly id: string; readonly type: 'meetingNear'; readonly meeting: string; readonly at: Instant }
  /** Who has not answered an invitation by now is asked in another way. */
  | { readonly id: string; readonly type: 'replyMissing'; readonly meeting: string; readonly at: Instant }
  /** The last proposed time has come and none was settled. */
  | { readonly id: string; readonly type: 'proposalLapses'; readonly meeting: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'followUpDue'; readonly at: Instant }
  /** The participant has made no first contact: the samordnare takes the initiative. */
  | { readonly id: string; readonly type: 'firstContactDue'; readonly at: Instant }
  /** The marks of the steps so many months after the start have passed. */
  | { readonly id: string; readonly type: 'stepReviewDue'; readonly months: number; readonly at: Instant }
  /** From now on the meeting before the birthday is to be offered. */
  | { readonly id: string; readonly type: 'offerOpens'; readonly at: Instant }
  /** The mentor has made no first contact. */
  | { readonly id: string; readonly type: 'mentorContactDue'; readonly at: Instant }
  | { readonly id: string; readonly type: 'standInEnds'; readonly transfer: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'parallelSupportEnds'; readonly handover: string; readonly at: Instant }
  /** The participant is to be asked again; then its last day has passed. */
  | { readonly id: string; readonly type: 'samtyckeNearsEnd'; readonly samtycke: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'samtyckeEnds'; readonly samtycke: string; readonly at: Instant }
  | { readonly id: string; readonly type: 'waitEnds'; readonly at: Instant }
  | { readonly id: string; readonly type: 'phaseReview'; readonly at: Instant };

/** The next thing the clock owes the case. `rung` counts within a ladder, 0 for the others; (id, rung) names it once and for all. */
export type DueDeadline = { readonly id: string; readonly rung: number; readonly at: Instant };
