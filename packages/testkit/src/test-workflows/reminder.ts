import { condition, defineQuery, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** The instants (ISO 8601) at which the reminder fired. */
export const firedAt = defineQuery<string[]>('firedAt');
/** Gives the workflow's own time. */
export const whatTime = defineUpdate<string, []>('whatTime');

/** Reminds every `everyMs` until it has done so `times` times. */
export const reminder = async (everyMs: number, times: number): Promise<string[]> => {
  const fired: string[] = [];
  setHandler(firedAt, () => fired);
  setHandler(whatTime, () => new Date().toISOString());
  while (fired.length < times) {
    await sleep(everyMs);
    fired.push(new Date().toISOString());
  }
  await condition(() => true);
  return fired;
};
