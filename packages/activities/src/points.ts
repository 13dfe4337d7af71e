import type { WorkflowPoint } from '@stafett/workflows/points';

/**
 * Named places where a fault test stops or kills the process. `beforeCommit` and `afterCommit` stand around the one
 * statement of a commit: Temporal learns of it only when the activity has returned. `afterDelivery` stands between an
 * effect's arrival and the note of it in the outbox, and between a resent act's answer and the note of it in the inbox.
 */
export type ActivityPoint = 'beforeCommit' | 'afterCommit' | 'afterDelivery';
export type AtPoint = (point: ActivityPoint | WorkflowPoint) => Promise<void>;
