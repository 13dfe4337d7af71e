import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCourier } from '@stafett/activities';
import type { CaseFile, Command } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { type FaultyProcess, makeTemporaryFolder, startFaultyProcess } from '@stafett/testkit';
import { nudge, TASK_QUEUE } from '@stafett/workflows/messages';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { commandOf, freshCaseId, type House, openHouse, PATIENCE_MS, until } from './house-under-test.ts';

const script = fileURLToPath(new URL('./faulty-worker-under-test.ts', import.meta.url));

let house: House;
let folder: string;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
  house = await openHouse();
});
afterAll(() => house.stop());

const processes: FaultyProcess[] = [];
afterEach(async () => {
  await Promise.all(processes.splice(0).map((worker) => worker.stop()));
});
const healthFile = () => join(folder, 'worker.health');
const startWorker = async (...armed: readonly string[]): Promise<FaultyProcess> => {
  const worker = await startFaultyProcess(script, {
    armed: [...armed],
    env: {
      STAFETT_TEMPORAL_ADDRESS: inject('servers').temporalAddress,
      STAFETT_TEMPORAL_NAMESPACE: house.client.options.namespace,
      STAFETT_KEK_FILE: house.kekFile,
      STAFETT_LOG_LEVEL: 'silent',
      STAFETT_DATABASE_URL_WORKER: house.database.urls.worker,
      STAFETT_WORKER_HEALTH_FILE: healthFile(),
    },
  });
  processes.push(worker);
  return worker;
};

const courier = () =>
  openCourier({
    client: house.client,
    taskQueue: TASK_QUEUE,
    findStored: async () => undefined,
    answerWithinMs: PATIENCE_MS,
  });
const send = (caseId: string, command: Command) => courier().toJourney(caseId, command);
const refer = async (): Promise<string> => {
  const caseId = freshCaseId();
  expect(await send(caseId, commandOf(people.fk, referral({ caseId })))).toMatchObject({ type: 'saved' });
  return caseId;
};
const stateOf = async (caseId: string): Promise<CaseFile | undefined> => house.stateOf(caseId);
const timesStored = (caseId: string, { commandId }: Command): Promise<number> =>
  house.db.caseEvent.count({ where: { caseId, commandId, ordinal: 0 } });

test('it says that it is well while it runs, and ends in good order', async () => {
  const worker = await startWorker();
  expect(existsSync(healthFile())).toBe(true);
  const caseId = await refer();
  await worker.stop();
  expect(existsSync(healthFile())).toBe(false);
  expect(await house.storedState(caseId)).toMatchObject({ phase: 'referral' });
});

test.each(['beforeCommit', 'afterCommit'])(
  'a worker killed %s: the next one answers, and the act is there once',
  async (point) => {
    const first = await startWorker();
    const caseId = await refer();
    await first.stop();
    const doomed = await startWorker(point);
    const command = commandOf(people.fk, { type: 'recordIncome', income: 'lon' });
    const answer = send(caseId, command);
    await doomed.reached(point);
    await doomed.kill();
    expect(await timesStored(caseId, command)).toBe(point === 'afterCommit' ? 1 : 0);
    await startWorker();
    expect(await answer).toMatchObject({ type: 'saved' });
    expect(await timesStored(caseId, command)).toBe(1);
    expect(await house.storedState(caseId)).toEqual(await stateOf(caseId));
  },
);

test('a worker killed between an effect’s arrival and the note of it: the kö has the case once', async () => {
  const doomed = await startWorker('afterDelivery');
  const caseId = await refer();
  const handover = (await stateOf(caseId))?.handovers[0]?.id ?? '';
  await send(caseId, commandOf(people.coach, { type: 'acceptHandover', handover }));
  await doomed.reached('afterDelivery');
  await doomed.kill();
  await startWorker();
  await until(
    () => house.db.outboxEffect.count({ where: { caseId, relayedAt: null } }),
    (count) => count === 0,
  );
  const list = await house.db.waitingList.findFirstOrThrow();
  const entered = await house.db.waitingListEvent.count({ where: { listId: list.id, type: 'caseEntered' } });
  expect(entered).toBe(1);
});

test('a worker killed while a journey continues as new: it goes on with all it had', async () => {
  const doomed = await startWorker('continueAsNew');
  const caseId = await refer();
  const before = await stateOf(caseId);
  const handle = house.journeyOf(caseId);
  const { runId } = await handle.describe();
  await handle.signal(nudge);
  await doomed.reached('continueAsNew');
  await doomed.kill();
  await startWorker();
  const command = commandOf(people.fk, { type: 'recordIncome', income: 'lon' });
  expect(await send(caseId, command)).toMatchObject({ type: 'saved' });
  expect(await stateOf(caseId)).toMatchObject({ ...before, seq: (before?.seq ?? 0) + 1, incomeNow: 'lon' });
  expect((await handle.describe()).runId).not.toBe(runId);
});
