import { proxyActivities } from '@temporalio/workflow';
import type { WorkflowActivities } from './ports.ts';

// A store that gives no answer is asked again for as long as it takes: nothing is taken for destroyed, and nothing is skipped.
const { raiseGallring, carryOutGallring } = proxyActivities<WorkflowActivities>({
  startToCloseTimeout: '1h',
  retry: { initialInterval: '30s', maximumInterval: '10m' },
});

/** Started by a schedule once a day: raises what has come due, and destroys what two people have confirmed. */
export const gallring = async (): Promise<void> => {
  await raiseGallring();
  await carryOutGallring();
};
