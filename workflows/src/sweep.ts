import { proxyActivities } from '@temporalio/workflow';
import type { WorkflowActivities } from './ports.ts';

const { relayEffects, resendUnanswered, forgetReadNotices } = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '2m',
  retry: { maximumAttempts: 3 },
});

/** Started by a schedule: carries on what a process that died left lying, first the effects, then what nobody answered. What was read long ago goes last. */
export const sweep = async (): Promise<void> => {
  await relayEffects();
  await resendUnanswered();
  await forgetReadNotices();
};
