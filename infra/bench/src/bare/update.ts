import { condition, defineQuery, defineUpdate, setHandler } from '@temporalio/workflow';

/** What every act is measured against: an Update that takes the same argument, keeps a number and gives it back. */
export const bareUpdate = defineUpdate<{ readonly seq: number }, [unknown], 'submit'>('submit');
export const bareState = defineQuery<number>('state');

/** Keeps no more than how many Updates it has had. Runs until it is terminated. */
export const bare = async (): Promise<void> => {
  let seq = 0;
  setHandler(bareUpdate, () => {
    seq += 1;
    return { seq };
  });
  setHandler(bareState, () => seq);
  await condition(() => false);
};
