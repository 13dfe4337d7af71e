import { condition, proxySinks, type Sinks, sleep } from '@temporalio/workflow';

/** Tells the bare worker that one more timer has fired. */
export type TimerSinks = Sinks & { readonly timers: { readonly fired: () => void } };

const { timers } = proxySinks<TimerSinks>();

/** What every deadline is measured against: sleeps until the instant, tells of it, and waits for ever after. */
export const bareTimer = async (due: number): Promise<void> => {
  await sleep(Math.max(1, due - Date.now()));
  timers.fired();
  await condition(() => false);
};
