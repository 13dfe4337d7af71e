import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { referDue } from '@stafett/activities/testing';
import { addDuration, instant } from '@stafett/domain';
import { type FaultyProcess, startFaultyProcess } from '@stafett/testkit';
import { journeyId, TASK_QUEUE, workflowTypes } from '@stafett/workflows/messages';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { type House, openHouse, until } from './house-under-test.ts';

const script = fileURLToPath(new URL('./faulty-worker-under-test.ts', import.meta.url));

const CASES = 2_000;
const AT_ONCE = 10;
/** By then the cases are there and most journeys stand by; a journey that starts later finds its deadline passed. */
const DUE_AFTER_SECONDS = 30;
const KILLED_AFTER = [300, 1_200] as const;
const DRAINED_WITHIN_MS = 240_000;

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.stop());

const workers: FaultyProcess[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
const startWorker = async (): Promise<FaultyProcess> => {
  const worker = await startFaultyProcess(script, {
    env: {
      STAFETT_TEMPORAL_ADDRESS: inject('servers').temporalAddress,
      STAFETT_TEMPORAL_NAMESPACE: house.client.options.namespace,
      STAFETT_KEK_FILE: house.kekFile,
      STAFETT_LOG_LEVEL: 'silent',
      STAFETT_DATABASE_URL_WORKER: house.database.urls.worker,
    },
  });
  workers.push(worker);
  return worker;
};

const forEach = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> => {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

const rungs = () => house.db.caseEvent.count({ where: { type: 'rungReached' } });

test('2,000 deadlines due at once and the worker killed twice: each rung is reached once, and none is lost', {
  timeout: 600_000,
}, async () => {
  const now = instant(Date.now());
  const due = addDuration(now, { seconds: DUE_AFTER_SECONDS });
  const cases = Array.from({ length: CASES }, () => randomUUID());
  let worker = await startWorker();
  await forEach(cases, async (caseId) => {
    await referDue(house.db, caseId, now, due);
    await house.client.workflow.start(workflowTypes.journey, {
      workflowId: journeyId(caseId),
      taskQueue: TASK_QUEUE,
      args: [{ caseId }],
    });
  });
  for (const killedAfter of KILLED_AFTER) {
    await until(rungs, (count) => count >= killedAfter, DRAINED_WITHIN_MS);
    await worker.kill();
    expect(await rungs()).toBeLessThan(CASES);
    worker = await startWorker();
  }
  await until(rungs, (count) => count >= CASES, DRAINED_WITHIN_MS);
  await worker.stop();

  const [row] = await house.db.$queryRawUnsafe<Record<string, number>[]>(
    `
    select count(*)::int as rungs, count(distinct case_id)::int as cases,
      (select count(*)::int from notification where kind = 'taskReminder') as notices,
      (select count(*)::int from deadline where at <= $1::timestamptz) as left_over
    from case_event where type = 'rungReached'`,
    due,
  );
  expect(row).toEqual({ rungs: CASES, cases: CASES, notices: CASES, left_over: 0 });
});
