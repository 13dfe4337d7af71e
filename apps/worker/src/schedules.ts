import { workflowTypes } from '@stafett/workflows/messages';
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

const SWEEP = 'sweep';
const SWEEP_EVERY = '30s';

/** Sets up what Temporal starts by the clock, unless it is there. */
export const ensureSchedules = async (client: Client, taskQueue: string): Promise<void> => {
  try {
    await client.schedule.create({
      scheduleId: SWEEP,
      spec: { intervals: [{ every: SWEEP_EVERY }] },
      // One at a time, and none made up for: a sweep takes up all that lies there.
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
      action: { type: 'startWorkflow', workflowType: workflowTypes.sweep, workflowId: SWEEP, taskQueue, args: [] },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
};
