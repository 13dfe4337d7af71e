import { workflowTypes } from '@stafett/workflows/messages';
import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';

const SWEEP = 'sweep';
const SWEEP_EVERY = '30s';
const GALLRING = 'gallring';

const ensure = async (client: Client, schedule: ScheduleOptions): Promise<void> => {
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
};

/** Sets up what Temporal starts by the clock, unless it is there. */
export const ensureSchedules = async (client: Client, taskQueue: string): Promise<void> => {
  await ensure(client, {
    scheduleId: SWEEP,
    spec: { intervals: [{ every: SWEEP_EVERY }] },
    // One at a time, and none made up for: a sweep takes up all that lies there.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
    action: { type: 'startWorkflow', workflowType: workflowTypes.sweep, workflowId: SWEEP, taskQueue, args: [] },
  });
  await ensure(client, {
    scheduleId: GALLRING,
    // Before anybody is at work.
    spec: { calendars: [{ hour: 4, minute: 10 }], timezone: 'Europe/Stockholm' },
    // One that was missed because everything stood still is made up for once it goes on: terms are counted in days.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1d' },
    action: { type: 'startWorkflow', workflowType: workflowTypes.gallring, workflowId: GALLRING, taskQueue, args: [] },
  });
};
