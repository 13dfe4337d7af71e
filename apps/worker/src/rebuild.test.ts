import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { rebuild } from '@stafett/activities';
import type { CaseFile } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.stop());

const stored = async (caseId: string): Promise<CaseFile> => {
  const state = await house.storedState(caseId);
  if (state === undefined) throw new Error('no such case');
  return state;
};

test('a lost read model and lost workflows are recreated from the events, and everything goes on', async () => {
  const cases = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const caseId = freshCaseId();
      await doing(house, caseId)(people.fk, referral({ caseId }));
      return caseId;
    }),
  );
  const [accepted = '', lost = ''] = cases;
  const handover = (await stored(accepted)).handovers[0]?.id ?? '';
  expect(await doing(house, accepted)(people.coach, { type: 'acceptHandover', handover })).toBeUndefined();
  const ko = await until(
    () => house.db.waitingList.findFirst(),
    (list) => list !== null && JSON.stringify(list.state).includes(accepted),
  );
  const files = await house.db.caseFile.findMany({ orderBy: { id: 'asc' } });
  const tasks = await house.db.task.findMany({ orderBy: { id: 'asc' } });
  const phases = await house.db.casePhase.findMany({ orderBy: [{ caseId: 'asc' }, { seq: 'asc' }] });

  await house.journeyOf(lost).terminate('lost');
  await house.db.caseFile.deleteMany();
  await house.db.waitingList.deleteMany();

  const done = await rebuild({ db: house.db, client: house.client, taskQueue: house.taskQueue });
  expect(done).toEqual({ cases: 3, waitingLists: 1, gatherings: 0, started: 1, gallrade: 0 });
  expect(await house.db.caseFile.findMany({ orderBy: { id: 'asc' } })).toEqual(files);
  expect(await house.db.task.findMany({ orderBy: { id: 'asc' } })).toEqual(tasks);
  expect(await house.db.casePhase.findMany({ orderBy: [{ caseId: 'asc' }, { seq: 'asc' }] })).toEqual(phases);
  expect(await house.db.waitingList.findFirst()).toEqual(ko);
  // A workflow that has just begun may be asked before it has read the store.
  const known = await until(
    () => house.stateOf(lost),
    (state) => state !== undefined,
  );
  expect(known).toEqual(await house.storedState(lost));
  for (const caseId of cases) {
    const holder = caseId === accepted ? people.coach : people.fk;
    expect(await doing(house, caseId)(holder, { type: 'recordIncome', income: 'lon' })).toBeUndefined();
  }
});

const command = fileURLToPath(new URL('../../../infra/dev/src/cli/rebuild.ts', import.meta.url));

test('the command says what it did', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', command], {
    env: {
      ...process.env,
      STAFETT_TEMPORAL_ADDRESS: inject('servers').temporalAddress,
      STAFETT_TEMPORAL_NAMESPACE: house.client.options.namespace,
      STAFETT_KEK_FILE: house.kekFile,
      STAFETT_DATABASE_URL_WORKER: house.database.urls.worker,
    },
  });
  expect(stdout).toBe('Rebuilt 3 cases, 1 waiting lists and 0 gatherings; 0 lost workflows started again.\n');
});
