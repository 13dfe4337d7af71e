import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type ClockMode, connectWithClock, days, fastForward } from './journey-clock.ts';
import { freshTaskQueue, startTestWorker, type TestWorker } from './test-worker.ts';
import { firedAt, reminder, whatTime } from './test-workflows/reminder.ts';

const taskQueue = freshTaskQueue();
let worker: TestWorker;

beforeAll(async () => {
  const workflowsPath = fileURLToPath(new URL('./test-workflows/reminder.ts', import.meta.url));
  worker = await startTestWorker({ taskQueue, workflowsPath });
});

afterAll(() => worker.stop());

const start = async (mode: ClockMode, everyMs: number, times: number) => {
  const connection = await connectWithClock(mode);
  const client = new Client({ connection, namespace: inject('servers').temporalNamespace });
  const handle = await client.workflow.start(reminder, {
    workflowId: crypto.randomUUID(),
    taskQueue,
    args: [everyMs, times],
  });
  return { connection, handle };
};

test('a free clock runs through 600 days at once', async () => {
  const { connection, handle } = await start('free', days(60), 10);
  const fired = await handle.result();
  expect(fired).toHaveLength(10);
  expect(Date.parse(fired[9] ?? '') - Date.now()).toBeGreaterThan(days(599));
  await connection.close();
});

test('a held clock moves only as far as it is told, and fires what falls due on the way', async () => {
  const { connection, handle } = await start('held', days(2), 100);
  expect(await handle.query(firedAt)).toEqual([]);
  const before = Date.parse(await handle.executeUpdate(whatTime));
  await fastForward(handle, days(5));
  expect(await handle.query(firedAt)).toHaveLength(2);
  const after = Date.parse(await handle.executeUpdate(whatTime));
  expect(Math.round((after - before) / days(1))).toBe(5);
  await fastForward(handle, days(6));
  expect(await handle.query(firedAt)).toHaveLength(5);
  await handle.terminate();
  await connection.close();
});

test('a clock cannot be moved past the end of a workflow', async () => {
  const { connection, handle } = await start('held', days(1), 1);
  await expect(fastForward(handle, days(5))).rejects.toThrow('could not be moved');
  await connection.close();
});
