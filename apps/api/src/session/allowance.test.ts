import { createDb, type Database } from '@stafett/db';
import { addDuration, instant } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { perMinute } from './allowance.ts';

const start = instant(Date.parse('2026-11-22T09:00:00Z'));
const after = (seconds: number) => addDuration(start, { seconds });

let database: TestDatabase;
let one: Database;
let other: Database;
let admin: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  [one, other] = [1, 2].map(() => createDb({ url: database.urls.api, max: 5, connectionTimeoutMillis: 5_000 })) as [
    Database,
    Database,
  ];
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await Promise.all([one.$disconnect(), other.$disconnect(), admin.end()]);
  await database.drop();
});

const searches = (most: number, through = one) => perMinute(through, 'a secret of the installation', 'search', most);

test('each has so many in any minute, and what is refused is not counted', async () => {
  const { take } = searches(2);
  const taken = [];
  for (const seconds of [0, 10, 20, 30]) taken.push(await take('anna', after(seconds)));
  expect(taken).toEqual([true, true, false, false]);
  expect(await take('amir', after(30))).toBe(true);
  // The first is a minute old; the second is not.
  expect([await take('anna', after(61)), await take('anna', after(62))]).toEqual([true, false]);
  expect(await take('anna', after(71))).toBe(true);
});

test('processes of the api that count side by side give no more than one of them would', async () => {
  const [here, there] = [searches(5), searches(5, other)];
  const tries = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? here : there).take('eva', after(0)));
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(5);
});

test('signing in and searching are counted apart', async () => {
  const signIns = perMinute(one, 'a secret of the installation', 'signIn', 1);
  expect([await searches(1).take('::1', start), await signIns.take('::1', start)]).toEqual([true, true]);
});

test('who it was can’t be read where it is kept, and no role can look or count for itself', async () => {
  await searches(5).take('198507099805', start);
  const { rows } = await admin.query('select a::text as row from allowance a');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(Buffer.from('198507099805').toString('hex'));
  await expect(one.$queryRaw`SELECT 1 FROM allowance`).rejects.toThrow('permission denied');
  const worker = createDb({ url: database.urls.worker, max: 1, connectionTimeoutMillis: 5_000 });
  await expect(worker.$queryRaw`SELECT take_allowance('\\x00'::bytea, 1, interval '1 minute', now())`).rejects.toThrow(
    'permission denied',
  );
  await worker.$disconnect();
});
