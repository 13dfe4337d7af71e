import { randomUUID } from 'node:crypto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sealLog } from '@stafett/activities';
import { asActor, createDb, type Database, type LogSource, openLogSource, writeLogRow } from '@stafett/db';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import { createKek, openVault, stampScope, type Vault } from '@stafett/vault';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from './verify-audit.ts';

const at = '2026-11-22T09:00:00.000Z';
const agency = randomUUID();

let database: TestDatabase;
let worker: Database;
let api: Database;
let admin: pg.Client;
let vault: Vault;
let folder: string;
let source: LogSource;

beforeAll(async () => {
  [database, folder] = await Promise.all([freshDatabase(), makeTemporaryFolder()]);
  worker = createDb({ url: database.urls.worker, max: 2, connectionTimeoutMillis: 5_000 });
  api = createDb({ url: database.urls.api, max: 2, connectionTimeoutMillis: 5_000 });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  vault = openVault({
    kek: await createKek(join(folder, 'kek.json')),
    pool: { query: async (sql, values) => ({ rows: await worker.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  await vault.createKey(stampScope);
  source = openLogSource({
    database: api,
    teller: api,
    sign: (text) => vault.fingerprint(stampScope, text),
    now: () => at as never,
  });
});
afterAll(async () => {
  await Promise.all([worker.$disconnect(), api.$disconnect(), admin.end()]);
  await database.drop();
});

const read = async (times: number) => {
  const actor = { type: 'staff', staff: randomUUID(), agency, unit: randomUUID(), roles: ['caseworker'] } as const;
  await asActor(api, actor, at as never, async (transaction) => {
    for (let time = 0; time < times; time += 1)
      await writeLogRow(transaction, {
        id: randomUUID(),
        at: new Date(at),
        tenant: agency,
        unit: actor.unit,
        staff: actor.staff,
        kind: 'read',
        action: 'tasks.mine',
        reason: null,
        words: null,
        about: null,
        caseIds: [randomUUID()],
        participantIds: [],
      });
  });
};
const seal = () => sealLog({ db: worker, vault }, () => at as never);
const verify = (more: { headsFile?: string; kekFile?: string } = {}) =>
  verifyAudit({
    ownerUrl: database.urls.owner,
    kekFile: join(folder, 'kek.json'),
    now: new Date('2026-11-22T09:10:00Z'),
    ...more,
  });

test('before anybody has read anything there is no log', async () => {
  expect(await verify()).toEqual({ lines: ['There is no log yet.'], inOrder: true });
});

test('a folder keeps one file for each day, and the newest is what is compared with', async () => {
  const folderOfEnds = await makeTemporaryFolder();
  await read(1);
  await seal();
  expect((await verify({ headsFile: folderOfEnds })).inOrder).toBe(true);
  expect(await readdir(folderOfEnds)).toEqual(['ends-2026-11-22.json']);
  const newer = { [agency]: { number: 1, seal: 'what it once was' } };
  await writeFile(join(folderOfEnds, 'ends-2026-11-23.json'), JSON.stringify(newer));
  expect((await verify({ headsFile: folderOfEnds })).lines).toContain(
    '  row 1 is not what it was at an earlier check: the log was put back, or written anew',
  );
});

test('tells what is in order, what waits, and by number what is not; and keeps the ends of the logs only when all is in order', async () => {
  const headsFile = join(folder, 'heads.json');
  await read(3);
  await seal();
  await read(2);
  expect(await verify({ headsFile })).toEqual({
    lines: [
      `${agency}: in order, 4 rows, ends with row 4.`,
      '  2 rows are not sealed yet, the oldest since 2026-11-22T09:00:00.000Z.',
      '  A worker seals them within seconds. Does one run?',
      expect.stringMatching(
        /^ {2}The api [0-9a-f-]{36} ended without a last word. What it wrote after 2026-11-22T09:00:00.000Z can't/,
      ),
      'All logs are in order.',
    ],
    inOrder: true,
  });
  const kept = await readFile(headsFile, 'utf8');
  await admin.query("set session_replication_role = 'replica'");
  await admin.query('delete from read_log where source_number = 6');
  await seal();
  await source.end();
  await admin.query("update audit_entry set action = 'cases.get' where number = 2");
  const found = await verify({ headsFile });
  expect(found.inOrder).toBe(false);
  expect(found.lines.slice(0, 2)).toEqual([
    `${agency}: NOT IN ORDER (5 rows).`,
    '  row 2 is not what was sealed: changed, moved or put in',
  ]);
  expect(found.lines[2]).toMatch(/^ {2}row 6 of the api [0-9a-f-]{36} was removed before it was sealed$/);
  expect(await readFile(headsFile, 'utf8')).toBe(kept);
});

test('refuses a file that holds something else, and a missing or foreign key, in plain words', async () => {
  const headsFile = join(folder, 'other.json');
  await writeFile(headsFile, '[1, 2');
  await expect(verify({ headsFile })).rejects.toThrow('is not what audit:verify has written');
  await writeFile(headsFile, '{"a": {"number": "x"}}');
  await expect(verify({ headsFile })).rejects.toThrow('is not what audit:verify has written');
  await expect(verify({ kekFile: join(folder, 'none.json') })).rejects.toThrow('There is no key file');
  await createKek(join(folder, 'foreign.json'));
  await expect(verify({ kekFile: join(folder, 'foreign.json') })).rejects.toThrow('does not open the key of a log');
  await copyFile(join(folder, 'other.json'), join(folder, 'no-key.json'));
  await expect(verify({ kekFile: join(folder, 'no-key.json') })).rejects.toThrow(/chmod 600|not a key file/);
  await admin.query("delete from vault.data_key where scope like 'seal:%'");
  await expect(verify()).rejects.toThrow('The key of a log is missing');
});
