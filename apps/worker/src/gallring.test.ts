import { randomUUID } from 'node:crypto';
import { confirmGallring, seedCase } from '@stafett/activities/testing';
import { createDb, type Database, seedOrganisation } from '@stafett/db';
import type { CaseEvent } from '@stafett/domain';
import { closed } from '@stafett/domain/testing';
import { journeyScope } from '@stafett/vault';
import { workflowTypes } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, until } from './house-under-test.ts';
import { ensureSchedules } from './schedules.ts';

let house: House;
let owner: Database;
let api: Database;
beforeAll(async () => {
  house = await openHouse();
  const open = (url: string): Database => createDb({ url, max: 2, connectionTimeoutMillis: 5_000 });
  [owner, api] = [open(house.database.urls.owner), open(house.database.urls.api)];
  await seedOrganisation(owner, []);
  await house.startWorker();
});
afterAll(async () => {
  await Promise.all([owner, api].map((client) => client.$disconnect()));
  await house.stop();
});

/** Closed so long ago that every term is out. */
const closedLongAgo = async (): Promise<string> => {
  const journey = closed();
  const { id, participant } = journey.state();
  const caseId = randomUUID();
  const text = JSON.stringify(journey.events())
    .replaceAll(id, caseId)
    .replaceAll(participant, randomUUID())
    .replaceAll('"2026-', '"2010-');
  await seedCase(house.db, caseId, JSON.parse(text) as readonly CaseEvent[]);
  await house.vault.createKey(journeyScope(caseId));
  return caseId;
};
const run = (type: 'gallring' | 'sweep') =>
  house.client.workflow.execute(workflowTypes[type], {
    workflowId: `${type}-${randomUUID()}`,
    taskQueue: house.taskQueue,
    args: [],
  });
const confirmAll = async (caseId: string): Promise<void> => {
  const raised = await house.db.gallring.findMany({ where: { caseId } });
  expect(raised).toHaveLength(4);
  for (const { id, tenant } of raised)
    await confirmGallring({ owner, api, worker: house.db, at: Date.now() }, id, tenant);
};

test('the daily run raises, and what is confirmed goes with the next run or the next sweep', async () => {
  const [one, other] = [await closedLongAgo(), await closedLongAgo()];
  await run('gallring');
  expect(await house.storedState(one)).toBeDefined();
  await confirmAll(one);
  await run('gallring');
  expect(await house.storedState(one)).toBeUndefined();
  await expect(house.vault.createKey(journeyScope(one))).rejects.toThrow('destroyed');

  await confirmAll(other);
  await run('sweep');
  expect(await house.storedState(other)).toBeUndefined();
});

test('a schedule starts it once a day, in the morning before anybody is at work', async () => {
  await ensureSchedules(house.client, house.taskQueue);
  await ensureSchedules(house.client, house.taskQueue);
  const described = await until(
    () => house.client.schedule.getHandle('gallring').describe(),
    ({ info }) => info.nextActionTimes.length > 1,
  );
  const [first, second] = described.info.nextActionTimes;
  if (!first || !second) throw new Error('it is started never');
  const inSweden = (at: Date) => at.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm' });
  expect([inSweden(first), inSweden(second)]).toEqual(['04:10:00', '04:10:00']);
  expect(second.getTime() - first.getTime()).toBe(86_400_000);
});
