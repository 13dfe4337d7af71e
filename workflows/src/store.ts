import type { LocalActivityOptions } from '@temporalio/common';

/**
 * How a workflow asks the store: it gives up within five seconds. Waiting longer is the workflow's own affair, with a
 * durable timer; a local activity that keeps trying fills the history.
 */
export const atStore: LocalActivityOptions = {
  scheduleToCloseTimeout: '5s',
  retry: { maximumAttempts: 2, initialInterval: '100ms' },
};
