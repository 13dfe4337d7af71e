import type { Figure } from './figures.ts';
import type { JourneysHouse } from './journeys-house.ts';
import type { Counts } from './options.ts';

const AT_ONCE = 4;
const KB = 1_000;

const openMany = async (house: JourneysHouse, count: number): Promise<void> => {
  let left = count;
  const lane = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await house.refer();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

/** Opens journeys and sees by how much the worker's program grows for each of them, with its garbage collected. */
export const measureMemory = async (
  house: JourneysHouse,
  { journeys }: Counts['memory'],
): Promise<readonly Figure[]> => {
  await openMany(house, Math.ceil(journeys / 10));
  const before = await house.workerMemory();
  await openMany(house, journeys);
  const after = await house.workerMemory();
  if (after.threads < 2) throw new Error('the thread that runs the workflows did not answer');
  const per = (kind: 'heap' | 'rss'): number => (after[kind] - before[kind]) / journeys / KB;
  return [
    { name: 'worker.memoryPerJourney.heap', value: per('heap'), unit: 'kB' },
    { name: 'worker.memoryPerJourney.rss', value: per('rss'), unit: 'kB' },
  ];
};
