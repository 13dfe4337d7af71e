import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealLog } from '@stafett/activities';
import { asActor, createDb, type Database, openLogSource, writeLogRow } from '@stafett/db';
import { instant } from '@stafett/domain';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import { createKek, openVault, stampScope, type Vault } from '@stafett/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkingRoom } from './checking-room.ts';

const DAY_MS = 24 * 60 * 60_000;

let clock = Date.parse('2026-11-22T09:00:00Z');
let database: TestDatabase;
let worker: Database;
let api: Database;
let vault: Vault;
let folder: string;

beforeAll(async () => {
  [database, folder] = await Promise.all([freshDatabase(), makeTemporaryFolder()]);
  worker = createDb({ url: database.urls.worker, max: 2, connectionTimeoutMillis: 5_000 });
  api = createDb({ url: database.urls.api, max: 2, connectionTimeoutMillis: 5_000 });
  vault = openVault({
    kek: await createKek(join(await makeTemporaryFolder(), 'kek.json')),
    pool: { query: async (sql, values) => ({ rows: await worker.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  await vault.createKey(stampScope);
  openLogSource({
    database: api,
    teller: api,
    sign: (text) => vault.fingerprint(stampScope, text),
    now: () => instant(new Date(clock).toISOString()),
  });
});
afterAll(async () => {
  await Promise.all([worker.$disconnect(), api.$disconnect()]);
  await database.drop();
});

const tenant = randomUUID();
const readAndSeal = async () => {
  const now = instant(new Date(clock).toISOString());
  const who = {
    type: 'staff',
    staff: randomUUID(),
    agency: tenant,
    unit: randomUUID(),
    roles: ['caseworker'],
  } as const;
  await asActor(api, who, now, (transaction) =>
    writeLogRow(transaction, {
      id: randomUUID(),
      at: new Date(clock),
      tenant,
      unit: who.unit,
      staff: who.staff,
      kind: 'read',
      action: 'cases.get',
      reason: null,
      words: null,
      about: null,
      caseIds: [randomUUID()],
      participantIds: [],
    }),
  );
  await sealLog({ db: worker, vault }, () => now);
};

test('once a day the worker keeps where the logs end outside of the database, and says when they are not as they were', async () => {
  const told: string[] = [];
  const log = {
    info: (_: unknown, what: string) => told.push(what),
    error: (_: unknown, what: string) => told.push(what),
  };
  const room = checkingRoom({ db: worker, vault, folder, log: log as never, now: () => clock });
  await readAndSeal();
  expect(await room.round()).toBe(1);
  expect(await room.round()).toBe(0);
  clock += DAY_MS;
  await readAndSeal();
  expect(await room.round()).toBe(1);
  expect(await readdir(folder)).toEqual(['ends-2026-11-22.json', 'ends-2026-11-23.json']);
  expect(JSON.parse(await readFile(join(folder, 'ends-2026-11-23.json'), 'utf8'))).toMatchObject({
    [tenant]: { number: 2 },
  });

  // Yesterday's state is put back, and all its seals are true.
  const admin = createDb({ url: database.adminUrl, max: 1, connectionTimeoutMillis: 5_000 });
  await admin.$transaction(async (transaction) => {
    await transaction.$executeRawUnsafe("select set_config('session_replication_role', 'replica', true)");
    for (const table of ['audit_entry', 'audit_head', 'log_source'])
      await transaction.$executeRawUnsafe(`delete from ${table}`);
  });
  await admin.$disconnect();
  clock += DAY_MS;
  await readAndSeal();
  expect(await room.round()).toBe(1);
  expect(await room.round()).toBe(0);
  expect(await readdir(folder)).toEqual([
    'ends-2026-11-22.json',
    'ends-2026-11-23.json',
    'not-in-order-2026-11-24.txt',
  ]);
  expect(await readFile(join(folder, 'not-in-order-2026-11-24.txt'), 'utf8')).toContain(
    'row 2 is not what it was at an earlier check',
  );
  expect(told).toEqual([
    'log checked: in order',
    'log checked: in order',
    'log checked: not in order, run audit:verify',
  ]);
});
