import { randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDb, type Database, seedOrganisation } from '@stafett/db';
import {
  addDuration,
  agencies,
  binderFor,
  type CaseEvent,
  type CaseFile,
  type Command,
  instant,
  isoDate,
} from '@stafett/domain';
import { closed, inInsats, type Journey, people } from '@stafett/domain/testing';
import { freshDatabase, makeTemporaryFolder, type TestDatabase } from '@stafett/testkit';
import {
  caseScope,
  createKek,
  isTombstone,
  journeyScope,
  openVault,
  participantScope,
  type Vault,
} from '@stafett/vault';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmGallring, gallraCase, seedCase } from '../../testing/index.ts';
import { caseLedger, type StoredCase } from '../case-ledger.ts';
import { commitAct } from '../commit.ts';
import { rebuild } from '../rebuild.ts';
import { recollection } from '../recollection.ts';
import { carryOutGallring, gallraAgain } from './carry-out.ts';
import { keepProtocols, putBackProtocols } from './protocols.ts';
import { raiseGallring } from './raise.ts';

const [kommun, af, fk, forbund] = [
  agencies.kommun.id,
  agencies.arbetsformedlingen.id,
  agencies.forsakringskassan.id,
  agencies.forbund.id,
];
const inTenYears = Date.parse('2037-01-04T03:10:00Z');
const inFiveYears = Date.parse('2032-01-04T03:10:00Z');

let database: TestDatabase;
let owner: Database;
let api: Database;
let worker: Database;
let admin: pg.Client;
let vault: Vault;
const options = (at: number) => ({ owner, api, worker, at });

beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string): Database => createDb({ url, max: 4, connectionTimeoutMillis: 5_000 });
  [owner, api, worker] = [open(database.urls.owner), open(database.urls.api), open(database.urls.worker)];
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await seedOrganisation(owner, []);
  vault = openVault({
    kek: await createKek(join(await makeTemporaryFolder(), 'kek.json')),
    pool: admin,
    cachedMilliseconds: 0,
    heldMilliseconds: 0,
  });
});
afterAll(async () => {
  await Promise.all([owner, api, worker].map((client) => client.$disconnect()));
  await admin.end();
  await database.drop();
});

type Seeded = { readonly caseId: string; readonly participant: string };
/** The journey as a case of its own, with a text of the kommun's and one of Arbetsförmedlingen's, and who it is. */
const seed = async (journey: Journey, participant: string = randomUUID()): Promise<Seeded> => {
  const { id, participant: known } = journey.state();
  const caseId = randomUUID();
  const events = JSON.parse(
    JSON.stringify(journey.events()).replaceAll(id, caseId).replaceAll(known, participant),
  ) as readonly CaseEvent[];
  await admin.query('insert into participant (id, tenant, created_at) values ($1, $2, now()) on conflict do nothing', [
    participant,
    fk,
  ]);
  await seedCase(worker, caseId, events);
  for (const agency of [kommun, af]) {
    const text = randomUUID();
    await vault.createKey(caseScope(caseId, agency));
    const sealed = await vault.encrypt(caseScope(caseId, agency), `en text av ${agency}`, `document:${text}:1`);
    await admin.query(
      `insert into document (id, version, case_id, tenant, kind, ciphertext, hash, created_at) values ($1, 1, $2, $3, 'plan', $4, 'h', now())`,
      [text, caseId, agency, Buffer.from(sealed)],
    );
  }
  await vault.createKey(journeyScope(caseId));
  await vault.createKey(participantScope(participant));
  const identity = await vault.encrypt(participantScope(participant), '{}', `identity:${participant}:1`);
  await admin.query(
    `insert into participant_identity (participant_id, tenant, ciphertext, lookup, version) values ($1, $2, $3, 'hash', 1) on conflict do nothing`,
    [participant, fk, Buffer.from(identity)],
  );
  return { caseId, participant };
};
const textOf = async (caseId: string, agency: string): Promise<string> => {
  const { rows } = await admin.query('select id, ciphertext from document where case_id = $1 and tenant = $2', [
    caseId,
    agency,
  ]);
  const text = await vault.decryptText(caseScope(caseId, agency), rows[0].ciphertext, `document:${rows[0].id}:1`);
  return isTombstone(text) ? 'tombstone' : text;
};
const grantedTo = async (caseId: string): Promise<readonly string[]> =>
  (await worker.caseGrant.findMany({ where: { caseId }, distinct: ['agency'] })).map(({ agency }) => agency).sort();
const raisedFor = async (caseId: string) =>
  (await worker.gallring.findMany({ where: { caseId } })).map(({ tenant, dueOn, status }) => ({
    tenant,
    dueOn: dueOn.toISOString().slice(0, 10),
    status,
  }));
const rowsNaming = async (id: string): Promise<readonly string[]> => {
  const { rows } = await admin.query<{ name: string }>(
    "select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: counted } = await admin.query(`select count(*)::int as n from ${name} t where t::text like $1`, [
      `%${id}%`,
    ]);
    if (counted[0].n > 0) found.push(name);
  }
  return found;
};

test('what is due is raised once for each case and agency, by each agency’s own term, and an open case never', async () => {
  const { caseId } = await seed(closed());
  const { caseId: open } = await seed(inInsats());
  await raiseGallring(worker, Date.parse('2031-01-01T03:00:00Z'));
  expect(await raisedFor(caseId)).toEqual([]);
  await raiseGallring(worker, inFiveYears);
  await raiseGallring(worker, inFiveYears);
  const atFive = await raisedFor(caseId);
  expect(atFive.map(({ tenant }) => tenant).sort()).toEqual([kommun, forbund].sort());
  await raiseGallring(worker, inTenYears);
  expect((await raisedFor(caseId)).map(({ tenant }) => tenant).sort()).toEqual([kommun, af, fk, forbund].sort());
  expect(await raisedFor(open)).toEqual([]);
});

test('an agency that has decided on another term gets another date, for what nobody has confirmed', async () => {
  const { caseId } = await seed(closed());
  await raiseGallring(worker, inFiveYears);
  const of = async (agency: string) => (await raisedFor(caseId)).find(({ tenant }) => tenant === agency);
  const before = await of(forbund);
  await admin.query(
    `insert into retention (id, agency, from_on, months, archive, source, decided_by, decided_at)
     values (gen_random_uuid(), $1, '2026-01-01', 84, false, 'beslut 7', gen_random_uuid(), now())`,
    [forbund],
  );
  await raiseGallring(worker, inFiveYears);
  expect((await of(forbund))?.dueOn).toBe(`2033${before?.dueOn.slice(4)}`);
  await admin.query('delete from retention');
});

test('the first agency’s share goes and the second still reads its own; a rebuild brings nothing back', async () => {
  const { caseId, participant } = await seed(closed());
  expect(await gallraCase(options(inFiveYears), caseId, [kommun])).toBe(1);
  expect(await textOf(caseId, kommun)).toBe('tombstone');
  expect(await textOf(caseId, af)).toContain('en text av');
  expect(await grantedTo(caseId)).toEqual([af, fk, forbund].sort());
  await rebuild({ db: worker, now: () => inFiveYears });
  expect(await grantedTo(caseId)).toEqual([af, fk, forbund].sort());
  await expect(vault.createKey(caseScope(caseId, kommun))).rejects.toThrow('destroyed');

  expect(await gallraCase(options(inTenYears), caseId)).toBe(3);
  expect(await carryOutGallring({ db: worker, now: () => inTenYears })).toBe(0);
  // The access log under its own keys and term names it until the sealing takes it, seconds later; and the protocol names the case.
  expect((await rowsNaming(caseId)).filter((name) => name !== 'read_log')).toEqual(['gallring']);
  expect(await rowsNaming(participant)).toEqual([]);
  for (const scope of [journeyScope(caseId), participantScope(participant), caseScope(caseId, af)])
    await expect(vault.createKey(scope)).rejects.toThrow('destroyed');
  await rebuild({ db: worker, now: () => inTenYears });
  expect((await rowsNaming(caseId)).filter((name) => name !== 'read_log')).toEqual(['gallring']);
});

test('while another journey of the participant’s goes on at the agency, the earlier one is neither raised nor carried out', async () => {
  const participant = randomUUID();
  const { caseId } = await seed(closed(), participant);
  await raiseGallring(worker, inFiveYears);
  const [asked] = await worker.gallring.findMany({ where: { caseId, tenant: kommun } });
  await confirmGallring(options(inFiveYears), asked?.id ?? '', kommun);
  const { caseId: other } = await seed(inInsats(), participant);
  expect(await carryOutGallring({ db: worker, now: () => inFiveYears })).toBe(0);
  expect(await textOf(caseId, kommun)).toContain('en text av');
  await admin.query('delete from case_file where id = $1', [other]);
  expect(await carryOutGallring({ db: worker, now: () => inFiveYears })).toBe(1);
});

test('of two workers that carry out at once one does, and one that dies half-way leaves all as it was', async () => {
  const { caseId } = await seed(closed());
  await raiseGallring(worker, inFiveYears);
  const [asked] = await worker.gallring.findMany({ where: { caseId, tenant: kommun } });
  await confirmGallring(options(inFiveYears), asked?.id ?? '', kommun);

  const dying = new pg.Client({ connectionString: database.urls.worker });
  await dying.connect();
  dying.on('error', () => {});
  await dying.query('begin');
  await dying.query('select gallra($1, $2)', [asked?.id, new Date(inFiveYears)]);
  const { rows } = await dying.query<{ pid: number }>('select pg_backend_pid() as pid');
  await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  expect(await textOf(caseId, kommun)).toContain('en text av');
  expect(await grantedTo(caseId)).toContain(kommun);

  const both = await Promise.all([1, 2].map(() => carryOutGallring({ db: worker, now: () => inFiveYears })));
  expect(both.toSorted()).toEqual([0, 1]);
  expect(await textOf(caseId, kommun)).toBe('tombstone');
});

test('a key store that gives no answer is no destroyed key: the work is refused as unreachable, and done later', async () => {
  const { caseId } = await seed(closed());
  await raiseGallring(worker, inFiveYears);
  const [asked] = await worker.gallring.findMany({ where: { caseId, tenant: kommun } });
  await confirmGallring(options(inFiveYears), asked?.id ?? '', kommun);
  const away = createDb({ url: database.urls.worker.replace(/:\d+\//, ':1/'), max: 1, connectionTimeoutMillis: 500 });
  await expect(carryOutGallring({ db: away, now: () => inFiveYears })).rejects.toThrow();
  await away.$disconnect();
  expect(await textOf(caseId, kommun)).toContain('en text av');
  expect(await carryOutGallring({ db: worker, now: () => inFiveYears })).toBe(1);
});

test('a worker that remembers a case writes nothing of it once it is gone', async () => {
  const journey = closed();
  const { caseId } = await seed(journey);
  const remembered = recollection<StoredCase>(5);
  remembered.put(caseId, {
    state: { ...journey.state(), id: caseId },
    lastAt: journey.now(),
    known: false,
    code: 'AAA-111',
    lastBy: 'x',
  });
  await gallraCase(options(inTenYears), caseId);
  const act = { type: 'recordIncome', income: 'lon', actor: people.af, commandId: randomUUID() } as const;
  const answer = await commitAct(
    caseLedger(worker, caseId, () => {}, remembered),
    { seq: 0, command: act, at: addDuration(journey.now(), { days: 1 }) },
    async () => {},
  );
  expect(answer.refusal).toBeDefined();
  expect((await rowsNaming(caseId)).filter((name) => name !== 'read_log')).toEqual(['gallring']);
});

test('in a closed case the night ends the samtycken whose last day has passed, each once', async () => {
  const { caseId } = await seed(closed());
  const told = async () =>
    (await worker.outboxEffect.findMany({ where: { caseId } }))
      .map(({ effect }) => effect as { readonly command: Command })
      .filter(({ command }) => command.type === 'endSamtycke');
  await raiseGallring(worker, Date.parse('2026-07-01T03:10:00Z'));
  expect(await told()).toEqual([]);
  await raiseGallring(worker, inFiveYears);
  await raiseGallring(worker, inFiveYears);
  const effects = await told();
  const standing = (await worker.caseFile.findUniqueOrThrow({ where: { id: caseId } })).state as unknown as CaseFile;
  expect(effects.map(({ command }) => command)).toMatchObject(
    (standing.samtycken ?? []).map(({ id: samtycke }) => ({ actor: { source: 'clock' }, samtycke })),
  );
  expect(effects).toHaveLength(2);
  for (const { command } of effects) {
    const answer = await commitAct(
      caseLedger(worker, caseId, () => {}, recollection<StoredCase>(1)),
      { seq: 0, command, at: instant(inFiveYears) },
      async () => {},
    );
    expect(answer.refusal).toBeUndefined();
  }
  const { state } = await worker.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  expect((state as unknown as CaseFile).samtycken?.map(({ status }) => status)).toEqual(['ended', 'ended']);
  await worker.outboxEffect.deleteMany({ where: { caseId } });
  await raiseGallring(worker, inFiveYears);
  expect(await told()).toEqual([]);
});

test('a rebuild makes the hashes anew that a backup leaves out, and none of somebody who is erased', async () => {
  const { participant } = await seed(inInsats());
  const { participant: erased, caseId } = await seed(closed());
  const { rows: kept } = await admin.query('select * from participant_identity where participant_id = $1', [erased]);
  await gallraCase(options(inTenYears), caseId);
  await admin.query('insert into participant (id, tenant, created_at) values ($1, $2, now())', [erased, fk]);
  const put = async (who: string, ciphertext: Uint8Array): Promise<void> => {
    await admin.query('delete from participant_identity where participant_id = $1', [who]);
    await admin.query(
      'insert into participant_identity (participant_id, tenant, ciphertext, version) values ($1, $2, $3, 2)',
      [who, fk, Buffer.from(ciphertext)],
    );
  };
  const scope = participantScope(participant);
  const personnummer = '199001012385';
  await put(participant, await vault.encrypt(scope, JSON.stringify({ personnummer }), `identity:${participant}:2`));
  await put(erased, kept[0].ciphertext);
  await rebuild({ db: worker, vault, now: () => inTenYears });
  const lookupOf = async (who: string) =>
    (await admin.query('select lookup from participant_identity where participant_id = $1', [who])).rows[0]?.lookup;
  expect(await lookupOf(participant)).toEqual(Buffer.from(await vault.lookupHash(personnummer)));
  expect((await lookupOf(erased)) ?? null).toBeNull();
  await admin.query('delete from participant where id = $1', [erased]);
});

test('after a restore of an older database with today’s keys, what the keys say is destroyed goes again', async () => {
  const { caseId, participant } = await seed(closed());
  const { caseId: partly } = await seed(closed());
  const tables = ['participant', 'participant_identity', 'document', 'case_event'];
  await admin.query('create schema kept');
  for (const name of tables) await admin.query(`create table kept.${name} as select * from ${name}`);
  await gallraCase(options(inTenYears), caseId);
  await gallraCase(options(inFiveYears), partly, [kommun]);
  // The tables of before, and the key store of after.
  await admin.query('begin');
  await admin.query("set local session_replication_role = 'replica'");
  await admin.query('delete from gallring');
  for (const name of tables) {
    const columns = (
      await admin.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      )
    ).rows.map((column) => column.name);
    await admin.query(`insert into ${name} (${columns}) select ${columns} from kept.${name} on conflict do nothing`);
  }
  await admin.query('commit');
  expect(await rowsNaming(participant)).not.toEqual([]);

  expect((await gallraAgain({ db: worker, now: () => inTenYears })).includes(caseId)).toBe(true);
  await rebuild({ db: worker, now: () => inTenYears });
  expect((await rowsNaming(caseId)).filter((name) => name !== 'read_log')).toEqual([]);
  expect(await rowsNaming(participant)).toEqual([]);
  expect(await grantedTo(partly)).toEqual([af, fk, forbund].sort());
});

test('the protocol is kept outside of the database too, and comes back from there after a restore, of what is destroyed alone', async () => {
  const folder = await makeTemporaryFolder();
  const kept = { db: worker, vault, folder };
  await keepProtocols(kept);
  const before = new Set(await readdir(folder));
  const [{ caseId }, { caseId: redone }] = [await seed(closed()), await seed(closed())];
  for (const id of [caseId, redone]) expect(await gallraCase(options(inFiveYears), id, [kommun])).toBe(1);
  expect(await keepProtocols(kept)).toBe(2);
  expect(await keepProtocols(kept)).toBe(0);
  const files = (await readdir(folder)).filter((name) => !before.has(name));
  for (const name of files) {
    expect(name).toMatch(/^2032-01-04-[0-9a-f-]{36}\.json$/);
    const { row, agency, confirmedBy } = JSON.parse(await readFile(join(folder, name), 'utf8'));
    expect(row).toMatchObject({ tenant: kommun, status: 'carriedOut', months: 60 });
    expect([agency, ...confirmedBy]).toEqual([expect.any(String), 'Testare', 'Testare']);
  }

  // A backup from before: of the one the newest backup of keys knows that it is destroyed, of the other it does not.
  const protocol = await worker.gallring.findMany({ where: { caseId, tenant: kommun } });
  await admin.query("set session_replication_role = 'replica'");
  await admin.query(
    `update gallring set status = 'due', first_by = null, first_at = null, second_by = null, second_at = null, carried_out_at = null
     where case_id = $1 and tenant = $2`,
    [caseId, kommun],
  );
  await admin.query('delete from gallring where case_id = $1', [redone]);
  await admin.query("update vault.data_key set wrapped = 'x', destroyed_at = null where scope = $1", [
    caseScope(redone, kommun),
  ]);
  await admin.query("set session_replication_role = 'origin'");
  const back = await putBackProtocols(kept, instant(inFiveYears));
  expect(back).toMatchObject({ putBack: 1, again: [{ row: { case_id: redone } }], notTrue: [] });
  expect(await worker.gallring.findMany({ where: { caseId, tenant: kommun } })).toEqual(protocol);
  expect(await worker.gallring.findMany({ where: { caseId: redone, tenant: kommun } })).toEqual([]);
  expect((await putBackProtocols(kept, instant(inFiveYears))).putBack).toBe(0);

  // Whoever writes or changes a file has not the key.
  const [first = ''] = files;
  const changed = (await readFile(join(folder, first), 'utf8')).replace('"months": 60', '"months": 6');
  await writeFile(join(folder, first), changed);
  expect((await putBackProtocols(kept, instant(inFiveYears))).notTrue).toEqual([first]);
  await expect(
    worker.$queryRawUnsafe('select put_back_protocol($1::jsonb)', JSON.stringify({ id: randomUUID(), status: 'due' })),
  ).rejects.toThrow('not a protocol');
});

test('what an agency wrote at meetings of no case is raised by year, confirmed by two and destroyed alone; the rest is kept', async () => {
  const gathering = `group-${randomUUID()}`;
  await admin.query(
    `insert into gathering (id, kind, tenant, unit, seq, state, shown) values ($1, 'groupMeeting', $2, gen_random_uuid(), 1, '{}', '{}')`,
    [gathering, kommun],
  );
  const write = async (agency: string, on: string) => {
    const [{ id: binder }, text] = [binderFor(gathering, isoDate(on)), randomUUID()];
    await vault.createKey(caseScope(binder, agency));
    const sealed = await vault.encrypt(caseScope(binder, agency), 'Vi talade om rutiner.', `document:${text}:1`);
    await admin.query(
      `insert into document (id, version, case_id, tenant, kind, ciphertext, hash, created_at) values ($1, 1, $2, $3, 'minutes', $4, 'h', $5)`,
      [text, binder, agency, Buffer.from(sealed), on],
    );
    await admin.query(`insert into gathering_document (gathering_id, document_id, part) values ($1, $2, 'minutes')`, [
      gathering,
      text,
    ]);
    return {
      binder,
      read: async () => {
        const plain = await vault.decryptText(caseScope(binder, agency), sealed, `document:${text}:1`);
        return isTombstone(plain) ? 'tombstone' : plain;
      },
    };
  };
  const [of2026, alsoOf2026, of2027, of2026ByAf] = [
    await write(kommun, '2026-12-01'),
    await write(kommun, '2026-12-31'),
    await write(kommun, '2027-01-01'),
    await write(af, '2026-12-01'),
  ];
  const raised = async () => (await worker.gallring.findMany({ where: { gathering } })).map((row) => row);
  await raiseGallring(worker, Date.parse('2028-12-30T03:10:00Z'));
  expect(await raised()).toEqual([]);
  const due = Date.parse('2028-12-31T03:10:00Z');
  await raiseGallring(worker, due);
  await raiseGallring(worker, due);
  const rows = await raised();
  expect(rows.map(({ tenant, caseId, caseCode, months }) => ({ tenant, caseId, caseCode, months }))).toEqual(
    expect.arrayContaining(
      [kommun, af].map((tenant) => ({ tenant, caseId: of2026.binder, caseCode: '2026', months: 24 })),
    ),
  );
  expect(rows).toHaveLength(2);
  const own = rows.find(({ tenant }) => tenant === kommun);
  const asked = own?.id ?? '';
  const carryOut = () =>
    worker.$queryRawUnsafe('select gallra_meetings($1::uuid, $2::timestamptz)', asked, new Date(due));
  await expect(carryOut()).rejects.toThrow('two people have not confirmed');
  expect(await of2026.read()).toBe('Vi talade om rutiner.');
  await confirmGallring(options(due), asked, kommun);
  await expect(
    worker.$queryRawUnsafe('select gallra($1::uuid, $2::timestamptz)', asked, new Date(due)),
  ).rejects.toThrow('not closed as it was');
  expect(await carryOutGallring({ db: worker, now: () => due })).toBe(1);
  expect(await carryOutGallring({ db: worker, now: () => due })).toBe(0);
  expect(await Promise.all([of2026, alsoOf2026, of2027, of2026ByAf].map(({ read }) => read()))).toEqual([
    'tombstone',
    'tombstone',
    'Vi talade om rutiner.',
    'Vi talade om rutiner.',
  ]);
  expect((await raised()).find(({ id }) => id === asked)).toMatchObject({ status: 'carriedOut', texts: 2, keys: 1 });

  // Never anything of a case.
  const { caseId } = await seed(closed());
  await raiseGallring(worker, inFiveYears);
  const [share] = await worker.gallring.findMany({ where: { caseId, tenant: kommun } });
  await confirmGallring(options(inFiveYears), share?.id ?? '', kommun);
  await expect(
    worker.$queryRawUnsafe('select gallra_meetings($1::uuid, $2::timestamptz)', share?.id, new Date(inFiveYears)),
  ).rejects.toThrow('it is of a case');
  expect(await textOf(caseId, kommun)).toContain('en text av');
});
