import { setTimeout as pause } from 'node:timers/promises';
import { referDue } from '@stafett/activities/testing';
import { createDb, type Database } from '@stafett/db';
import { type Instant, instant } from '@stafett/domain';
import { journeyId, TASK_QUEUE, workflowTypes } from '@stafett/workflows/messages';
import { BARE_TASK_QUEUE } from './bare/environment.ts';
import { against, type Figure } from './figures.ts';
import type { JourneysHouse } from './journeys-house.ts';
import type { Counts } from './options.ts';

const AT_ONCE = 8;
/** Until they are due: the time that starting them takes, and some for the workers to come to rest. */
const READY_AFTER_MS = 10_000;
const START_ONE_MS = 40;
const POLL_MS = 20;
const DRAINED_WITHIN_MS = 600_000;

const startMany = async (count: number, start: () => Promise<void>): Promise<void> => {
  let left = count;
  const lane = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await start();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

/** Starts as many as are asked for, all due at one instant, and gives how many seconds after it the last was done with. */
const drain = async (
  count: number,
  start: (due: Instant) => Promise<void>,
  done: () => Promise<number>,
): Promise<number> => {
  const due = instant(Date.now() + READY_AFTER_MS + count * START_ONE_MS);
  await startMany(count, () => start(due));
  const ahead = Date.parse(due) - Date.now();
  if (ahead <= 0) throw new Error('the machine is too busy: the timers were due before all of them were started');
  await pause(ahead);
  while ((await done()) < count) {
    if (Date.now() - Date.parse(due) > DRAINED_WITHIN_MS) throw new Error('some never fired');
    await pause(POLL_MS);
  }
  return (Date.now() - Date.parse(due)) / 1_000;
};

const drainBare = ({ client, bareTimersFired }: JourneysHouse, count: number): Promise<number> =>
  drain(
    count,
    async (due) => {
      await client.workflow.start('bareTimer', {
        workflowId: `timer-${crypto.randomUUID()}`,
        taskQueue: BARE_TASK_QUEUE,
        args: [Date.parse(due)],
      });
    },
    bareTimersFired,
  );

const drainJourneys = ({ client }: JourneysHouse, db: Database, count: number): Promise<number> =>
  drain(
    count,
    async (due) => {
      const caseId = crypto.randomUUID();
      await referDue(db, caseId, instant(Date.now()), due);
      await client.workflow.start(workflowTypes.journey, {
        workflowId: journeyId(caseId),
        taskQueue: TASK_QUEUE,
        args: [{ caseId }],
      });
    },
    () => db.caseEvent.count({ where: { type: 'rungReached' } }),
  );

/**
 * Measures how long it takes until as many journeys, all due at the same instant, have each climbed their rung and kept it, against bare
 * workflows that sleep until the same kind of instant and do nothing.
 */
export const measureTimers = async (
  house: JourneysHouse,
  { deadlines }: Counts['timers'],
): Promise<readonly Figure[]> => {
  const db = createDb({ url: house.workerUrl, max: AT_ONCE, connectionTimeoutMillis: 5_000 });
  try {
    const baseline = await drainBare(house, deadlines);
    const value = await drainJourneys(house, db, deadlines);
    const goal = { of: 'ratio', atMost: 2.5 } as const;
    return [
      { name: `timers.bare.drain.${deadlines}`, value: baseline, unit: 's' },
      against({ name: `timers.journeys.drain.${deadlines}`, value, baseline, unit: 's', goal }),
    ];
  } finally {
    await db.$disconnect();
  }
};
