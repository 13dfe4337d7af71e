import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CaseFile, type CommandOf, isoDate, nextDeadline } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { freePort, type Postgres, startPostgres } from '@stafett/local-stack';
import { fastForward, makeTemporaryFolder, prepareTemplate, randomRolePasswords } from '@stafett/testkit';
import { moved, refusalOf, submit } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, doing, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

let folder: string;
let postgres: Postgres;
let house: House;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
  await startStore(await freePort());
  const rolePasswords = randomRolePasswords();
  await prepareTemplate(postgres.adminUrl, rolePasswords);
  house = await openHouse({ server: { postgresAdminUrl: postgres.adminUrl, rolePasswords } });
  await house.startWorker();
});
afterAll(async () => {
  await house.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const killStore = () => postgres.kill();
/** As in production: what is committed survives a kill. The run's own server trades that for speed. */
const startStore = async (port = postgres.port): Promise<void> => {
  const logFile = join(folder, 'postgres.log');
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), port, password: 'test', logFile });
};
const stateOf = async (caseId: string): Promise<CaseFile> => {
  const state = await house.stateOf(caseId);
  if (state === undefined) throw new Error('no such journey');
  return state;
};
const refer = async (): Promise<string> => {
  const caseId = freshCaseId();
  expect(await doing(house, caseId)(people.fk, referral({ caseId }))).toBeUndefined();
  return caseId;
};

test('while the store is down an act is answered so, quickly, and nothing evolves; afterwards the same act goes through', async () => {
  const caseId = await refer();
  const before = await stateOf(caseId);
  const command = commandOf(people.fk, { type: 'recordIncome', income: 'ingen' });
  await killStore();
  const started = Date.now();
  const answer = await house
    .journeyOf(caseId)
    .executeUpdate(submit, { updateId: command.commandId, args: [{ command }] })
    .catch(refusalOf);
  expect(answer).toEqual({ code: 'storeUnavailable', facts: {} });
  expect(Date.now() - started).toBeLessThan(5_000);
  expect(await stateOf(caseId)).toEqual(before);
  await startStore();
  // The Update's id has the old answer for ever; the courier asks under another.
  const delivery = await house.courier.toJourney(caseId, command);
  expect(delivery).toEqual({ type: 'saved', seq: before.seq + 1 });
  expect(await stateOf(caseId)).toMatchObject({ incomeNow: 'ingen' });
  expect(await house.storedState(caseId)).toEqual(await stateOf(caseId));
});

test('a message that comes while the store is down waits, and is taken in once it is back', async () => {
  const caseId = await refer();
  const handle = house.journeyOf(caseId);
  await killStore();
  const machine = { type: 'machine', client: 'journal', agency: people.fk.agency } as const;
  const command = commandOf(machine, { type: 'moved', kommun: 'Eskilstuna', on: isoDate('2026-03-02') });
  await handle.signal(moved, { command: command as CommandOf<'moved'> });
  await fastForward(handle, 60_000);
  expect(await stateOf(caseId)).toMatchObject({ facts: { kommun: 'Flen' } });
  await startStore();
  await fastForward(handle, 60_000);
  const after = await until(
    () => stateOf(caseId),
    ({ facts }) => facts.kommun === 'Eskilstuna',
  );
  expect(await house.storedState(caseId)).toEqual(after);
});

test('a deadline that falls due while the store is down fires once it is back, once', async () => {
  const caseId = await refer();
  const handle = house.journeyOf(caseId);
  const next = nextDeadline(await stateOf(caseId));
  if (next === undefined) throw new Error('no deadline');
  await fastForward(handle, Date.parse(next.at) - Date.now() - 60_000);
  await killStore();
  await fastForward(handle, 120_000);
  expect(nextDeadline(await stateOf(caseId))).toEqual(next);
  await startStore();
  await fastForward(handle, 60_000);
  const after = await until(
    () => stateOf(caseId),
    (state) => nextDeadline(state)?.at !== next.at,
  );
  expect(await house.storedState(caseId)).toEqual(after);
  expect(await house.db.caseEvent.count({ where: { caseId, type: 'rungReached' } })).toBe(1);
});

test('what a person sent and nobody answered is sent again by the sweep', async () => {
  const caseId = await refer();
  const command = commandOf(people.fk, { type: 'recordIncome', income: 'lon' });
  await house.db.inboxCommand.create({
    data: {
      commandId: command.commandId,
      target: `journey-${caseId}`,
      tenant: people.fk.agency,
      command: command as object,
      receivedAt: new Date(Date.now() - 60_000),
    },
  });
  await house.client.workflow.execute('sweep', { workflowId: 'sweep-now', taskQueue: house.taskQueue, args: [] });
  expect(await stateOf(caseId)).toMatchObject({ incomeNow: 'lon' });
  const row = await house.db.inboxCommand.findUniqueOrThrow({ where: { commandId: command.commandId } });
  expect(row.answer).toEqual({ saved: { seq: (await stateOf(caseId)).seq } });
});
