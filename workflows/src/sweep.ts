import { proxyActivities } from '@temporalio/workflow';
import type { WorkflowActivities } from './ports.ts';

const { relayEffects, resendUnanswered, forgetReadNotices, carryOutGallring } = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '2m',
  retry: { maximumAttempts: 3 },
});

/** Started by a schedule: carries on what a process that died left lying, first the effects, then what nobody answered. What was read long ago goes then, and what two people have confirmed is destroyed. */
export const sweep = async (): Promise<void> => {
  await relayEffects();
  await resendUnanswered();
  await forgetReadNotices();
  await carryOutGallring();
};
