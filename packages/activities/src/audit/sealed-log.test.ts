import { randomUUID } from 'node:crypto';
import { asActor, asWorker, createDb, type Database, type LogRow, openLogSource, writeLogRow } from '@stafett/db';
import { type Actor, type Instant, type UnitRef, units } from '@stafett/domain';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import { createKek, KeyMissing, openVault, sealScope, stampScope, type Vault } from '@stafett/vault';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertCase } from '../../../db/src/rows-under-test.ts';
import { sealsOf } from './chain.ts';
import type { SeenHead } from './check-chain.ts';
import { removeOutdated } from './remove-outdated.ts';
import { sealLog } from './seal-log.ts';
import { verifyLogs } from './verify.ts';

const now = '2026-11-22T09:00:00.000Z' as Instant;
const { kommunSikta, fkRehab } = units;

let database: TestDatabase;
let worker: Database;
let api: Database;
let owner: Database;
let admin: pg.Client;
let vault: Vault;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string) => createDb({ url, max: 3, connectionTimeoutMillis: 5_000 });
  worker = open(database.urls.worker);
  api = open(database.urls.api);
  owner = open(database.urls.owner);
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  folder = await makeTemporaryFolder();
  vault = await vaultWith('kek.json');
  await vault.createKey(stampScope);
  // What an api does as long as it runs.
  openLogSource({
    database: api,
    teller: api,
    sign: (text) => vault.fingerprint(stampScope, text),
    now: () => now,
  });
});
afterAll(async () => {
  await Promise.all([worker.$disconnect(), api.$disconnect(), owner.$disconnect(), admin.end()]);
  await database.drop();
});

const vaultWith = async (file: string): Promise<Vault> =>
  openVault({
    kek: await createKek(`${folder}/${file}`),
    pool: { query: async (sql, values) => ({ rows: await worker.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });

type Staff = Extract<Actor, { type: 'staff' }>;
const personAt = ({ agency, unit }: UnitRef): Staff => ({
  type: 'staff',
  staff: randomUUID(),
  agency,
  unit,
  roles: ['caseworker'],
});
const rowOf = (who: Staff, caseIds: readonly string[], at: string = now, action = 'cases.get'): LogRow => ({
  id: randomUUID(),
  at: new Date(at),
  tenant: who.agency,
  unit: who.unit,
  staff: who.staff,
  kind: 'read',
  action,
  reason: null,
  words: null,
  about: null,
  caseIds,
  participantIds: [],
});
const reads = (who: Staff, cases: readonly string[], at: string = now, action = 'cases.get') =>
  asActor(api, who, now, async (transaction) => {
    for (const caseId of cases) await writeLogRow(transaction, rowOf(who, [caseId], at, action));
  });
const newCase = (holder: UnitRef) => asWorker(worker, now, (transaction) => insertCase(transaction, holder));
const seal = () => sealLog({ db: worker, vault }, () => now);
const verify = async (tenant: string, seen: ReadonlyMap<string, SeenHead> = new Map()) => {
  const found = (await verifyLogs(owner, vault, seen)).find((log) => log.tenant === tenant);
  if (!found) throw new Error('no such log');
  return found;
};

/** An agency of its own, with a log of five rows. */
const agencyWithLog = async () => {
  const unit: UnitRef = { agency: randomUUID(), unit: randomUUID() };
  const who = personAt(unit);
  for (const hour of [1, 2, 3, 4, 5]) await reads(who, [randomUUID()], `2026-11-22T0${hour}:00:00.000Z`);
  await seal();
  return { tenant: unit.agency, who };
};
/** What somebody with all the rights in PostgreSQL does. */
type Statement = readonly [string, ...unknown[]];
const tamper = async (...statements: readonly Statement[]) => {
  await admin.query("set session_replication_role = 'replica'");
  for (const [sql, ...values] of statements) await admin.query(sql, values);
  await admin.query("set session_replication_role = 'origin'");
};

test('what was read goes into the agency’s own log in the order of its time, under pseudonyms, and out of where it waited', async () => {
  const made = await newCase(kommunSikta);
  const [anna, petra] = [personAt(fkRehab), personAt(kommunSikta)];
  await reads(petra, [made.id], '2026-11-22T08:00:02.000Z');
  await reads(anna, [made.id], '2026-11-22T08:00:01.000Z');
  await reads(petra, [made.id], '2026-11-22T08:00:00.000Z', 'tasks.mine');
  await seal();
  const { rows } = await admin.query('select * from audit_entry where staff = $1 order by number', [petra.staff]);
  expect(rows.map(({ action }) => action)).toEqual(['tasks.mine', 'cases.get']);
  const seals = sealsOf(vault, kommunSikta.agency);
  expect(rows[0]).toMatchObject({
    cases: [await seals.caseName(made.id)],
    participants: [await seals.participantName(made.participant)],
  });
  // The same case is called something else at another agency, and no id stands anywhere.
  const others = await admin.query('select cases from audit_entry where staff = $1', [anna.staff]);
  expect(others.rows[0].cases).not.toEqual(rows[0].cases);
  const dump = JSON.stringify([rows, others.rows]);
  expect(dump).not.toContain(made.id);
  expect(dump).not.toContain(made.participant);
  expect((await admin.query('select 1 from read_log')).rows).toEqual([]);
  for (const tenant of [kommunSikta.agency, fkRehab.agency]) expect((await verify(tenant)).faults).toEqual([]);
});

test('an act that is sent is logged by the database itself, with the code of why, and never with a text', async () => {
  const made = await newCase(kommunSikta);
  const petra = personAt(kommunSikta);
  const send = (command: object) =>
    asActor(api, petra, now, (transaction) =>
      transaction.inboxCommand.createMany({
        data: [
          {
            commandId: randomUUID(),
            target: `journey-${made.id}`,
            tenant: petra.agency,
            command,
            receivedAt: new Date(now),
          },
        ],
      }),
    );
  await send({ type: 'closeCase', reason: 'moved' });
  await send({ type: 'park', reason: 'Hon är sjuk och kommer inte.' });
  await seal();
  const { rows } = await admin.query(
    'select kind, action, reason, cases from audit_entry where staff = $1 order by action',
    [petra.staff],
  );
  const cases = [await sealsOf(vault, petra.agency).caseName(made.id)];
  expect(rows).toEqual([
    { kind: 'act', action: 'closeCase', reason: 'moved', cases },
    { kind: 'act', action: 'park', reason: null, cases },
  ]);
});

test('no role may change or remove what stands, not even a superuser by an ordinary statement', async () => {
  const { tenant } = await agencyWithLog();
  await expect(worker.auditEntry.updateMany({ where: { tenant }, data: { action: 'tasks.mine' } })).rejects.toThrow(
    'permission denied',
  );
  await expect(worker.auditEntry.deleteMany({ where: { tenant } })).rejects.toThrow('kept for five years');
  await expect(worker.auditHead.updateMany({ where: { tenant }, data: { number: 1 } })).rejects.toThrow('only grows');
  for (const table of ['audit_entry', 'audit_head', 'audit_cut', 'read_log'])
    await expect(admin.query(`truncate ${table}`)).rejects.toThrow('is not changed');
  await expect(admin.query('update audit_entry set staff = null')).rejects.toThrow('is not changed');
  await expect(admin.query('delete from audit_head')).rejects.toThrow('is not changed');
  for (const table of ['audit_entry', 'audit_head', 'audit_cut']) {
    const { rows } = await admin.query(
      `select 1 where has_any_column_privilege('stafett_api', $1, 'INSERT, UPDATE') or has_table_privilege('stafett_api', $1, 'DELETE, TRUNCATE')`,
      [table],
    );
    expect(rows).toEqual([]);
  }
});

test.each<[string, (tenant: string) => readonly Statement[], object[]]>([
  [
    'a changed row',
    (tenant) => [["update audit_entry set action = 'tasks.mine' where tenant = $1 and number = 3", tenant]],
    [{ type: 'changed', number: 3 }],
  ],
  [
    'a removed row',
    (tenant) => [['delete from audit_entry where tenant = $1 and number = 2', tenant]],
    [{ type: 'missing', from: 2, to: 2 }],
  ],
  [
    'two rows that changed places',
    (tenant) => [
      ['update audit_entry set number = 9 where tenant = $1 and number = 2', tenant],
      ['update audit_entry set number = 2 where tenant = $1 and number = 4', tenant],
      ['update audit_entry set number = 4 where tenant = $1 and number = 9', tenant],
    ],
    [2, 3, 4, 5].map((number) => ({ type: 'changed', number })),
  ],
  [
    'a row put in',
    (tenant) => [
      [
        `insert into audit_entry select tenant, 6, gen_random_uuid(), at, sealed_at, unit, staff, kind, action, reason, about,
           cases, participants, outside, seal from audit_entry where tenant = $1 and number = 5`,
        tenant,
      ],
    ],
    [{ type: 'added', number: 6 }],
  ],
  [
    'an end that was cut off',
    (tenant) => [['delete from audit_entry where tenant = $1 and number > 3', tenant]],
    [{ type: 'missing', from: 4, to: 5 }],
  ],
  [
    'an end that was cut off and written over',
    (tenant) => [
      ['delete from audit_entry where tenant = $1 and number > 3', tenant],
      [
        `update audit_head h set number = 3, seal = e.seal from audit_entry e
         where h.tenant = $1 and e.tenant = h.tenant and e.number = 3`,
        tenant,
      ],
    ],
    [{ type: 'headChanged' }],
  ],
  [
    'a beginning that was cut off',
    (tenant) => [['delete from audit_entry where tenant = $1 and number < 3', tenant]],
    [{ type: 'missing', from: 1, to: 2 }],
  ],
  [
    'a whole log that is gone',
    (tenant) => [
      ['delete from audit_entry where tenant = $1', tenant],
      ['delete from audit_head where tenant = $1', tenant],
    ],
    [{ type: 'headMissing' }],
  ],
])('%s is found, by number', async (_what, statements, faults) => {
  const { tenant } = await agencyWithLog();
  expect((await verify(tenant)).faults).toEqual([]);
  await tamper(...statements(tenant));
  expect((await verify(tenant)).faults).toEqual(faults);
});

test('an older state of the whole database is found by whoever kept the end of the later one', async () => {
  const { tenant, who } = await agencyWithLog();
  const [before] = (await admin.query('select * from audit_head where tenant = $1', [tenant])).rows;
  await reads(who, [randomUUID()]);
  await seal();
  const later = await verify(tenant);
  expect(later).toMatchObject({ rows: 6, faults: [], head: { number: 6 } });
  await tamper(
    ['delete from audit_entry where tenant = $1 and number = 6', tenant],
    [
      'update audit_head set number = $2, seal = $3, at = $4, signature = $5 where tenant = $1',
      tenant,
      before.number,
      before.seal,
      before.at,
      before.signature,
    ],
  );
  expect((await verify(tenant)).faults).toEqual([]);
  const seen = new Map(later.head ? [[tenant, later.head]] : []);
  expect((await verify(tenant, seen)).faults).toEqual([{ type: 'notAsSeen', number: 6 }]);
});

test('workers that seal at once, while people read, leave one unbroken log', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  await reads(who, [randomUUID()]);
  await seal();
  const reading = Array.from({ length: 20 }, () => reads(who, [randomUUID()]));
  await Promise.all([seal(), ...reading, seal()]);
  await seal();
  expect(await verify(who.agency)).toMatchObject({ rows: 21, faults: [], waiting: { rows: 0 } });
});

test('what waits to be sealed is told, with since when', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  await reads(who, [randomUUID()], '2026-11-22T08:59:00.000Z');
  expect(await verify(who.agency)).toMatchObject({
    rows: 0,
    faults: [],
    waiting: { rows: 1, since: new Date('2026-11-22T08:59:00Z') },
  });
  await seal();
});

test('after five years the oldest part goes, the rest can still be checked, and the note of it can’t be changed unseen', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  const old = ['2019-01-01', '2019-02-01', '2019-03-01'];
  for (const day of [...old, '2026-11-20', '2026-11-21']) await reads(who, [randomUUID()], `${day}T08:00:00.000Z`);
  await seal();
  expect(await removeOutdated(worker, vault, now)).toBe(3);
  expect(await removeOutdated(worker, vault, now)).toBe(0);
  expect(await verify(who.agency)).toMatchObject({ rows: 2, faults: [] });
  await tamper(['update audit_cut set number = 4 where tenant = $1', who.agency]);
  expect((await verify(who.agency)).faults).toContainEqual({ type: 'cutChanged', number: 4 });
});

test('without the log’s key nothing is said to be in order', async () => {
  const { tenant } = await agencyWithLog();
  await admin.query('delete from vault.data_key where scope = $1', [sealScope(tenant)]);
  const fresh = await vaultWith('other.json');
  await expect(verifyLogs(owner, fresh, new Map())).rejects.toThrow();
  await expect(sealsOf(fresh, tenant).oldHead({ tenant, number: 1, seal: '', at: new Date(now) })).rejects.toThrow();
  await expect(sealsOf(fresh, tenant).head({ tenant, number: 1, seal: '', at: new Date(now) })).rejects.toThrow(
    KeyMissing,
  );
  await tamper(
    ['delete from audit_entry where tenant = $1', tenant],
    ['delete from audit_head where tenant = $1', tenant],
  );
});

/** What is to be reviewed of a person. */
const reviewsOf = async (who: Staff) => {
  const { rows } = await admin.query<{ kind: string; look_ups: number; outside: number }>(
    'select kind, look_ups, outside from access_review where staff = $1 order by kind',
    [who.staff],
  );
  return rows;
};

test('somebody who opens cases that are none of theirs is flagged; whoever works in them is not', async () => {
  // The agency's first look-up is drawn for a spot check: not one of these.
  await reads(personAt(kommunSikta), [(await newCase(kommunSikta)).id]);
  await seal();
  const [snooper, holder] = [personAt(kommunSikta), personAt(kommunSikta)];
  const cases = await Promise.all([1, 2, 3].map(() => newCase(kommunSikta)));
  const ids = cases.map(({ id }) => id);
  await admin.query('update case_file set holder_staff = $1 where id = any ($2)', [holder.staff, ids]);
  await admin.query('update task set claimed_by = $1 where case_id = any ($2)', [holder.staff, ids]);
  await reads(holder, ids);
  await reads(snooper, ids.slice(0, 2));
  await seal();
  expect((await reviewsOf(snooper)).filter(({ kind }) => kind !== 'spotCheck')).toEqual([]);
  await reads(snooper, ids);
  await seal();
  const flagged = (await reviewsOf(snooper)).filter(({ kind }) => kind !== 'spotCheck');
  expect(flagged).toEqual([{ kind: 'outsideOwnCases', look_ups: 3, outside: 3 }]);
  expect((await reviewsOf(holder)).filter(({ kind }) => kind !== 'spotCheck')).toEqual([]);
});

test('a stand-in opens the cases of whom they stand in for', async () => {
  const [away, standIn] = [personAt(kommunSikta), personAt(kommunSikta)];
  const cases = await Promise.all([1, 2, 3].map(() => newCase(kommunSikta)));
  const ids = cases.map(({ id }) => id);
  await admin.query('insert into agency (id, kind, name, slug) values ($1, $2, $3, $3) on conflict do nothing', [
    kommunSikta.agency,
    'kommun',
    'a-kommun',
  ]);
  for (const { staff } of [away, standIn])
    await admin.query('insert into staff (id, agency_id, name, subject) values ($1, $2, $3, $4)', [
      staff,
      kommunSikta.agency,
      'Somebody',
      staff,
    ]);
  await admin.query("insert into absence values (gen_random_uuid(), $1, '2026-11-20', '2026-11-30', $2)", [
    away.staff,
    standIn.staff,
  ]);
  await admin.query('update case_file set holder_staff = $1 where id = any ($2)', [away.staff, ids]);
  await admin.query('update task set claimed_by = $1 where case_id = any ($2)', [away.staff, ids]);
  await reads(standIn, ids);
  await seal();
  expect((await reviewsOf(standIn)).filter(({ kind }) => kind !== 'spotCheck')).toEqual([]);
});

test('forty cases in a day are many', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  await reads(
    who,
    Array.from({ length: 40 }, () => randomUUID()),
  );
  await seal();
  expect((await reviewsOf(who)).map(({ kind }) => kind)).toEqual(['manyLookUps', 'spotCheck']);
});

test('a day that was gone through is flagged anew when it goes on for three cases more', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  const open = async () => (await reviewsOf(who)).map(({ kind, look_ups }) => [kind, look_ups]);
  await reads(
    who,
    Array.from({ length: 40 }, () => randomUUID()),
  );
  await seal();
  await admin.query(
    "update access_review set decision = 'inOrder', decided_at = now(), decided_by = gen_random_uuid() where staff = $1",
    [who.staff],
  );
  await reads(who, [randomUUID(), randomUUID()]);
  await seal();
  expect(await open()).toEqual([
    ['manyLookUps', 40],
    ['spotCheck', 40],
  ]);
  await reads(who, [randomUUID()]);
  await seal();
  expect(await open()).toContainEqual(['manyLookUps', 43]);
  // What stands open is counted anew.
  await reads(who, [randomUUID()]);
  await seal();
  expect(await open()).toContainEqual(['manyLookUps', 44]);
  expect(await open()).not.toContainEqual(['manyLookUps', 43]);
});

const searches = (who: Staff, found: readonly (readonly string[])[]) =>
  asActor(api, who, now, async (transaction) => {
    for (const caseIds of found) await writeLogRow(transaction, rowOf(who, caseIds, now, 'cases.search'));
  });

test('a search that finds one case is a look-up of it; a list of many is none', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  const many = Array.from({ length: 45 }, () => randomUUID());
  await searches(who, [many]);
  await seal();
  expect(await reviewsOf(who)).toEqual([]);
  await searches(
    who,
    many.slice(0, 40).map((found) => [found]),
  );
  await seal();
  expect(await reviewsOf(who)).toContainEqual({ kind: 'manyLookUps', look_ups: 40, outside: 0 });
});

test('whoever searches for one after another who is not there is flagged, though no case was shown', async () => {
  const who = personAt({ agency: randomUUID(), unit: randomUUID() });
  await searches(
    who,
    Array.from({ length: 19 }, () => []),
  );
  await seal();
  expect(await reviewsOf(who)).toEqual([]);
  await searches(who, [[]]);
  await seal();
  expect(await reviewsOf(who)).toEqual([{ kind: 'manyLookUps', look_ups: 0, outside: 0 }]);
});
