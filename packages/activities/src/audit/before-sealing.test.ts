import { randomUUID } from 'node:crypto';
import {
  asActor,
  asWorker,
  createDb,
  type Database,
  dropStamp,
  foretell,
  type LogRow,
  type LogSource,
  openLogSource,
  stampForAct,
  writeLogRow,
} from '@stafett/db';
import type { Actor, Instant } from '@stafett/domain';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import {
  createKek,
  type KeyEncryptionKey,
  KeyMissing,
  openVault,
  sealScope,
  stampScope,
  type Vault,
} from '@stafett/vault';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeOutdated } from './remove-outdated.ts';
import { sealLog } from './seal-log.ts';
import { verifyLogs } from './verify.ts';

const now = '2026-11-22T09:00:00.000Z' as Instant;

let database: TestDatabase;
let worker: Database;
let teller: Database;
let owner: Database;
let admin: pg.Client;
let kek: KeyEncryptionKey;
let vault: Vault;
const apis: Database[] = [];

const open = (url: string, max = 4) => createDb({ url, max, connectionTimeoutMillis: 5_000 });
const vaultOf = (of: Database): Vault =>
  openVault({
    kek,
    pool: { query: async (sql, values) => ({ rows: await of.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });

beforeAll(async () => {
  database = await freshDatabase();
  [worker, teller, owner] = [open(database.urls.worker), open(database.urls.api, 1), open(database.urls.owner)];
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  kek = await createKek(`${await makeTemporaryFolder()}/kek.json`);
  vault = vaultOf(worker);
  await vault.createKey(stampScope);
});
afterAll(async () => {
  await Promise.all([...apis, worker, teller, owner].map((db) => db.$disconnect()));
  await admin.end();
  await database.drop();
});

type Staff = Extract<Actor, { type: 'staff' }>;
type Running = { readonly api: Database; readonly source: LogSource; readonly who: Staff; readonly tenant: string };

/** An api that has just started, and somebody at an agency of their own who works in it. */
const startApi = (): Running => {
  const api = open(database.urls.api);
  apis.push(api);
  const source = openLogSource({
    database: api,
    teller,
    sign: (text) => vault.fingerprint(stampScope, text),
    now: () => now,
  });
  const tenant = randomUUID();
  const who: Staff = { type: 'staff', staff: randomUUID(), agency: tenant, unit: randomUUID(), roles: ['caseworker'] };
  return { api, source, who, tenant };
};
const rowOf = ({ agency, unit, staff }: Staff, minute: number): LogRow => ({
  id: randomUUID(),
  at: new Date(Date.parse(now) + minute * 60_000),
  tenant: agency,
  unit,
  staff,
  kind: 'read',
  action: 'cases.get',
  reason: null,
  words: null,
  about: null,
  caseIds: [randomUUID()],
  participantIds: [],
});
/** So many cases are opened, one after the other, a minute between. Gives the ids of the rows. */
const reads = async ({ api, who }: Running, times: number): Promise<readonly string[]> => {
  const rows = Array.from({ length: times }, (_, turn) => rowOf(who, turn));
  for (const row of rows) await asActor(api, who, now, (transaction) => writeLogRow(transaction, row));
  return rows.map(({ id }) => id);
};
const seal = () => sealLog({ db: worker, vault }, () => now);
const verify = async (tenant: string) => {
  const found = (await verifyLogs(owner, vault, new Map())).find((log) => log.tenant === tenant);
  if (!found) throw new Error('no such log');
  return found;
};
const faultsOf = async (tenant: string): Promise<object[]> =>
  (await verify(tenant)).faults.map(({ ...fault }) => fault);
/** As somebody does who may do anything in PostgreSQL, with no trigger in the way. */
const tamper = async (sql: string, ...values: readonly unknown[]) => {
  await admin.query("set session_replication_role = 'replica'");
  await admin.query(sql, [...values]);
  await admin.query("set session_replication_role = 'origin'");
};

test('what a running api wrote is sealed with its number, and all of it is there', async () => {
  const running = startApi();
  await reads(running, 3);
  await running.source.say();
  await seal();
  expect(await faultsOf(running.tenant)).toEqual([]);
  const { rows } = await admin.query(
    'select origin, source_number::int as number from audit_entry where tenant = $1 order by number',
    [running.tenant],
  );
  expect(rows).toEqual([1, 2, 3].map((number) => ({ origin: 'stamped', number })));
});

test('a row that is taken away before it is sealed is missed, the first, one within and the last', async () => {
  for (const gone of [0, 1, 3]) {
    const running = startApi();
    const ids = await reads(running, 4);
    await tamper('delete from read_log where id = $1', ids[gone]);
    await seal();
    await running.source.say();
    expect(await faultsOf(running.tenant)).toEqual([
      { type: 'neverSealed', source: expect.any(String), from: gone + 1, to: gone + 1 },
    ]);
  }
});

test('it is missed also while others wait, and when all of an agency’s rows are gone', async () => {
  const running = startApi();
  const ids = await reads(running, 3);
  await running.source.say();
  await tamper('delete from read_log where id = $1', ids[1]);
  expect(await faultsOf(running.tenant)).toEqual([expect.objectContaining({ type: 'neverSealed', from: 2, to: 2 })]);
  await seal();
  await reads(running, 2);
  await running.source.end();
  await tamper('delete from read_log where tenant = $1', running.tenant);
  expect((await faultsOf(running.tenant)).at(-1)).toMatchObject({ type: 'neverSealed', from: 4, to: 5 });
});

test.each<[string, string]>([
  ['who it was', 'staff = gen_random_uuid()'],
  ['which case it was', 'case_ids = array[gen_random_uuid()]'],
  ['what was done', "action = 'tasks.mine'"],
  ['when it was', "at = at - interval '1 hour'"],
  ['why it was', "reason = 'other'"],
  ['its number', 'source_number = source_number + 100'],
  ['that it has a number at all', 'source = null, source_number = null, stamp = null'],
])('a change before it is sealed is found: %s', async (_what, change) => {
  const running = startApi();
  const ids = await reads(running, 3);
  await tamper(`update read_log set ${change} where id = $1`, ids[1]);
  await seal();
  await running.source.say();
  expect(await faultsOf(running.tenant)).toEqual([
    { type: 'unproved', number: change.startsWith('at =') ? 1 : 2 },
    { type: 'neverSealed', source: expect.any(String), from: 2, to: 2 },
  ]);
});

test('rows that have changed places before they are sealed are found', async () => {
  const running = startApi();
  const [first, , third] = await reads(running, 3);
  await tamper(
    'update read_log r set at = o.at from read_log o where r.id = any ($1) and o.id = any ($1) and r.id <> o.id',
    [first, third],
  );
  await seal();
  await running.source.say();
  expect((await faultsOf(running.tenant)).slice(0, 2)).toEqual([
    { type: 'unproved', number: 1 },
    { type: 'unproved', number: 3 },
  ]);
});

test('a row that is put in is found: without a stamp, with another’s, or as a copy of one that is sealed', async () => {
  const running = startApi();
  const ids = await reads(running, 2);
  const copy = 'insert into read_log select (jsonb_populate_record(r, $2::jsonb)).* from read_log r where id = $1';
  await tamper(copy, ids[0], JSON.stringify({ id: randomUUID(), source: null, source_number: null, stamp: null }));
  await tamper(copy, ids[0], JSON.stringify({ id: randomUUID(), source_number: 3 }));
  await admin.query('create table kept_aside as select * from read_log where id = $1', [ids[0]]);
  await seal();
  await running.source.say();
  expect((await faultsOf(running.tenant)).map((fault) => ({ ...fault, number: 0 }))).toEqual([
    { type: 'unproved', number: 0 },
    { type: 'unproved', number: 0 },
  ]);
  await tamper('insert into read_log select * from kept_aside');
  await seal();
  expect(await faultsOf(running.tenant)).toContainEqual({ type: 'unproved', number: 5 });
  await admin.query('drop table kept_aside');
});

test('a transaction that was undone leaves no gap, also among many that read at once', async () => {
  const running = startApi();
  const undone = new Error('undone');
  await Promise.all(
    Array.from({ length: 24 }, async (_, turn) => {
      const done = asActor(running.api, running.who, now, async (transaction) => {
        await writeLogRow(transaction, rowOf(running.who, turn));
        if (turn % 5 === 0) throw undone;
      });
      if (turn % 5 === 0) await expect(done).rejects.toThrow(undone);
      else await done;
      if (turn % 7 === 0) await running.source.say();
    }),
  );
  await seal();
  await running.source.end();
  expect(await verify(running.tenant)).toMatchObject({ rows: 19, faults: [], running: [] });
});

test('what the database writes of an act by itself has the api’s stamp too', async () => {
  const running = startApi();
  const { api, who, tenant } = running;
  const command = { type: 'closeCase', reason: 'moved', actor: who };
  const target = `journey-${randomUUID()}`;
  await asActor(api, who, now, async (transaction) => {
    const stamp = await stampForAct(transaction, { target, command, at: now });
    await transaction.inboxCommand.createMany({
      data: [
        {
          commandId: randomUUID(),
          target,
          tenant,
          command,
          receivedAt: new Date(now),
          ...(stamp ? { logStamp: stamp } : {}),
        },
      ],
    });
    // One that was sent before is not kept again.
    dropStamp(transaction, await stampForAct(transaction, { target, command, at: now }));
  });
  const [unit, staff] = [randomUUID(), randomUUID()];
  await admin.query("insert into agency (id, kind, name, slug) values ($1, 'kommun', 'En', $2)", [tenant, tenant]);
  await admin.query("insert into unit (id, agency_id, name) values ($1, $2, 'En')", [unit, tenant]);
  const administrator = { ...who, roles: ['administrator'] } as Staff;
  await asActor(api, administrator, now, async (transaction) => {
    await foretell(transaction, { action: 'organisation.staffSaved', about: staff });
    await transaction.staff.create({ data: { id: staff, agencyId: tenant, name: 'Ny', subject: staff } });
    await foretell(transaction, { action: 'organisation.rolesGiven', about: staff });
    await transaction.staffUnit.create({ data: { staffId: staff, unitId: unit, roles: ['caseworker'] } });
    // Nothing is done of this one: its number stays unused.
    await foretell(transaction, { action: 'organisation.absenceKept', about: staff });
  });
  await seal();
  await running.source.end();
  expect(await verify(tenant)).toMatchObject({ rows: 3, faults: [] });
  const { rows } = await admin.query(
    'select action, reason, origin from audit_entry where tenant = $1 order by action',
    [tenant],
  );
  expect(rows).toEqual([
    { action: 'closeCase', reason: 'moved', origin: 'stamped' },
    { action: 'organisation.rolesGiven', reason: null, origin: 'stamped' },
    { action: 'organisation.staffSaved', reason: null, origin: 'stamped' },
  ]);
});

test('what an api says of itself can’t be changed, put back to what it was, or taken away unseen', async () => {
  const running = startApi();
  await reads(running, 2);
  await running.source.say();
  await seal();
  const { rows: before } = await admin.query(
    'select * from log_source where id in (select source from audit_entry where tenant = $1)',
    [running.tenant],
  );
  const [{ id, settled, stamp }] = before;
  await tamper('update log_source set settled = $2 where id = $1', id, { ...settled, [running.tenant]: 1 });
  expect(await faultsOf(running.tenant)).toEqual([{ type: 'sourceChanged', source: id }]);
  await tamper('delete from log_source where id = $1', id);
  expect(await faultsOf(running.tenant)).toEqual([{ type: 'sourceMissing', source: id }]);
  // As long as it runs it notices, and says again how it is.
  expect(await running.source.say()).toBe(false);
  expect(await running.source.say()).toBe(true);
  const [third] = await reads(running, 1);
  await tamper('delete from read_log where id = $1', third);
  await running.source.end();
  // Put back to before that row, it has not ended: whoever checks is told since when it is silent.
  await tamper('update log_source set settled = $2, stamp = $3, ended = false where id = $1', id, settled, stamp);
  expect(await verify(running.tenant)).toMatchObject({ running: [{ source: id, saidAt: new Date(now) }] });
});

test('an api that broke off is told of, with when it last said how far it had come', async () => {
  const running = startApi();
  await reads(running, 1);
  await seal();
  expect(await verify(running.tenant)).toMatchObject({ faults: [], running: [{ saidAt: new Date(now) }] });
  await running.source.end();
  expect(await verify(running.tenant)).toMatchObject({ faults: [], running: [] });
});

test('the api can’t open what seals the log, with the key file and all; the worker can', async () => {
  const running = startApi();
  await reads(running, 1);
  await seal();
  const scope = sealScope(running.tenant);
  expect(await vault.fingerprint(scope, 'a row')).toMatch(/^[0-9a-f]{64}$/);
  const ofApi = vaultOf(running.api);
  await expect(ofApi.fingerprint(scope, 'a row')).rejects.toThrow(KeyMissing);
  await expect(ofApi.createKey(sealScope(randomUUID()))).rejects.toThrow();
  expect(await ofApi.fingerprint(stampScope, 'a row')).toMatch(/^[0-9a-f]{64}$/);
});

test('an api sees what it says of itself and nothing else of log_source, and the worker changes none of it', async () => {
  await reads(startApi(), 1);
  expect(await teller.logSource.count()).toBe(0);
  await expect(worker.logSource.updateMany({ data: { ended: true } })).rejects.toThrow('permission denied');
  await asWorker(worker, now, (transaction) => transaction.logSource.deleteMany());
  expect((await admin.query('select 1 from log_source')).rowCount).toBeGreaterThan(0);
  await removeOutdated(worker, vault, now);
});
