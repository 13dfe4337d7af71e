import {
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

export const tell = defineUpdate<string, [string]>('tell');
export const whisper = defineSignal<[string]>('whisper');
export const told = defineQuery<string[]>('told');

const activities = proxyLocalActivities<{ repeat: (words: string) => Promise<string> }>({
  startToCloseTimeout: '10 s',
});

/** Carries words through every way that a payload can go, and ends by failing with the last one. */
export const confide = async (first: string): Promise<void> => {
  const heard = [first];
  setHandler(told, () => heard);
  setHandler(whisper, (words) => {
    heard.push(words);
  });
  setHandler(tell, async (words) => {
    heard.push(await activities.repeat(words));
    return words;
  });
  await condition(() => heard.length === 3);
  throw ApplicationFailure.nonRetryable(heard[2], 'confided', { words: heard[1] });
};
