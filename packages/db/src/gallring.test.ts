import { randomUUID } from 'node:crypto';
import type { Actor, Instant, UnitRef } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor, asCounter } from './as-actor.ts';
import { createDb, type Database } from './database.ts';
import { type CaseUnderTest, insertCase, staffOf } from './rows-under-test.ts';

const closedOn = '2026-11-22';
const dueOn = '2031-11-22';
const due = '2031-11-24T03:00:00.000Z' as Instant;

let database: TestDatabase;
let admin: pg.Client;
let owner: Database;
let api: Database;
let worker: Database;
const [kommun, region] = [randomUUID(), randomUUID()];
const here: UnitRef = { agency: kommun, unit: randomUUID() };
const there: UnitRef = { agency: region, unit: randomUUID() };
type Person = Extract<Actor, { type: 'staff' }>;
const people = {
  anna: staffOf(here, 'manager'),
  bo: staffOf(here, 'administrator'),
  dan: staffOf(here, 'caseworker'),
  eva: staffOf(there, 'manager'),
  finn: staffOf(there, 'administrator'),
};

beforeAll(async () => {
  database = await freshDatabase();
  const open = (url: string): Database => createDb({ url, max: 3, connectionTimeoutMillis: 5_000 });
  [owner, api, worker] = [open(database.urls.owner), open(database.urls.api), open(database.urls.worker)];
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await owner.agency.createMany({
    data: [
      { id: kommun, kind: 'kommun', name: 'Socialnämnden', slug: 'soc' },
      { id: region, kind: 'region', name: 'Regionen', slug: 'reg' },
    ],
  });
  await owner.unit.createMany({
    data: [
      { id: here.unit, agencyId: kommun, name: 'Här' },
      { id: there.unit, agencyId: region, name: 'Där' },
    ],
  });
  for (const [name, { staff, agency, unit, roles }] of Object.entries(people)) {
    await owner.staff.create({ data: { id: staff, agencyId: agency, name, subject: name } });
    await owner.staffUnit.create({ data: { staffId: staff, unitId: unit, roles: [...roles] } });
  }
});
afterAll(async () => {
  await Promise.all([owner, api, worker].map((client) => client.$disconnect()));
  await admin.end();
  await database.drop();
});

const makeKey = (scope: string) =>
  admin.query(
    "insert into vault.data_key (scope, wrapped, kek_id, created_at) values ($1, 'x', 'k1', now()) on conflict do nothing",
    [scope],
  );
const isLive = async (scope: string): Promise<boolean | undefined> =>
  (
    await admin.query<{ live: boolean }>('select wrapped is not null as live from vault.data_key where scope = $1', [
      scope,
    ])
  ).rows[0]?.live;
const count = async (table: string, where: string, value: string): Promise<number> =>
  Number((await admin.query(`select count(*) as n from ${table} where ${where}`, [value])).rows[0].n);

/** A closed case that both agencies have a share in, with a text, a draft, a notice and a message of each, and their keys. */
const closedCase = async (participant?: string): Promise<CaseUnderTest> => {
  const made = await worker.$transaction((transaction) => insertCase(transaction, here, [['receiver', there]]));
  const { id } = made;
  await admin.query(
    `update case_file set phase = 'closed', closed_on = $2, closure_reason = 'work', waiting_agency = null, waiting_unit = null, waiting_since = null,
      waiting_reason = null, next_step = null, next_on = null where id = $1`,
    [id, closedOn],
  );
  if (participant !== undefined) {
    await admin.query('update case_file set participant_id = $2 where id = $1', [id, participant]);
    await admin.query('update case_grant set participant_id = $2 where case_id = $1', [id, participant]);
    await admin.query('delete from participant where id = $1', [made.participant]);
  }
  const whose = participant ?? made.participant;
  for (const { agency, unit } of [here, there]) {
    await makeKey(`case:${id}:${agency}`);
    await admin.query(
      `insert into document (id, version, case_id, tenant, kind, ciphertext, hash, created_at)
       values (gen_random_uuid(), 1, $1, $2, 'plan', 'sealed', 'h', now())`,
      [id, agency],
    );
    await admin.query(
      `insert into draft (id, tenant, author_staff, case_id, form, subject, ciphertext, saved_at)
       values (gen_random_uuid(), $2, gen_random_uuid(), $1, 'plan', gen_random_uuid()::text, 'sealed', now())`,
      [id, agency],
    );
    await admin.query(
      `insert into notification (id, case_id, seq, tenant, unit, audience, kind, at)
       values (gen_random_uuid(), $1, 1, $2, $3, 'unit', 'taskOpened', now())`,
      [id, agency, unit],
    );
    await admin.query(
      `insert into inbox (command_id, target, tenant, command, received_at)
       values (gen_random_uuid(), 'journey-' || $1::text, $2, '{}', now())`,
      [id, agency],
    );
  }
  await makeKey(`journey:${id}`);
  await makeKey(`participant:${whose}`);
  return { ...made, participant: whose };
};

/** As the worker raises it. */
const raise = async (caseId: string, tenant: string, more: { archive?: boolean } = {}): Promise<string> => {
  const id = randomUUID();
  await worker.$executeRawUnsafe(
    `insert into gallring (id, case_id, case_code, tenant, insats, closed_on, due_on, months, archive, source, status, raised_at, version)
     values ('${id}', '${caseId}', 'ABC-123', '${tenant}', 'sikta-arbetsmarknad', '${closedOn}', '${dueOn}', 60,
       ${more.archive ?? false}, 'SoL', 'due', '${due}', 1)`,
  );
  return id;
};
const confirm = (id: string, actor: Person, which: 'first' | 'second', by = actor.staff) =>
  asActor(api, actor, due, (transaction) =>
    transaction.gallring.updateMany({
      where: { id },
      data:
        which === 'first'
          ? { status: 'confirmedOnce', firstBy: by, firstAt: new Date(due), version: { increment: 1 } }
          : { status: 'confirmed', secondBy: by, secondAt: new Date(due), version: { increment: 1 } },
    }),
  );
const confirmTwice = async (id: string, [one, other]: readonly [Person, Person]): Promise<void> => {
  expect((await confirm(id, one, 'first')).count).toBe(1);
  expect((await confirm(id, other, 'second')).count).toBe(1);
};
const gallra = async (id: string, at: string = due, as: Database = worker): Promise<boolean> => {
  const rows = await as.$queryRawUnsafe<{ done: boolean }[]>(
    'select gallra($1::uuid, $2::timestamptz) as done',
    id,
    at,
  );
  return rows[0]?.done ?? false;
};
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it was done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
const [anna, bo, dan, eva, finn] = [people.anna, people.bo, people.dan, people.eva, people.finn];

test('no program has a right to change or remove a key, nor to call what does', async () => {
  const { id } = await closedCase();
  const scope = `case:${id}:${kommun}`;
  for (const program of [api, worker]) {
    for (const attempt of [
      `update vault.data_key set wrapped = null, destroyed_at = now() where scope = '${scope}'`,
      `delete from vault.data_key where scope = '${scope}'`,
      `select vault.destroy_key('${scope}', now())`,
      `select remove_case('${id}', null, now())`,
      `select remove_share('${id}', null, '${kommun}', now(), '{}')`,
      'truncate vault.data_key',
    ])
      expect(await refusal(program.$executeRawUnsafe(attempt)), attempt).toContain('permission denied');
  }
  expect(await refusal(gallra(randomUUID(), due, api))).toContain('permission denied');
  expect(await refusal(api.$executeRawUnsafe(`select gallra_again('${id}', '${kommun}', now())`))).toContain(
    'permission denied',
  );
  expect(await refusal(worker.$executeRawUnsafe(`select gallra_again('${id}', '${kommun}', now())`))).toContain(
    'knows of no such gallring',
  );
  expect(await isLive(scope)).toBe(true);
});

test('without two different people’s confirmations standing in the table nothing is destroyed', async () => {
  const { id } = await closedCase();
  const asked = await raise(id, kommun);
  const none = 'two people have not confirmed';
  expect(await refusal(gallra(asked))).toContain(none);
  // The worker can write no confirmation, nor raise one with any.
  const plant = `update gallring set first_by = '${anna.staff}', first_at = now(), status = 'confirmedOnce' where id = '${asked}'`;
  expect(await refusal(worker.$executeRawUnsafe(plant))).toMatch(/each for themselves|row-level security/);
  expect(
    await refusal(
      worker.$executeRawUnsafe(
        `select set_config('app.staff', '${anna.staff}', false); update gallring set first_by = '${anna.staff}', first_at = now() where id = '${asked}'`,
      ),
    ),
  ).not.toBe('it was done');
  // Nobody confirms for somebody else, twice, or for both at once.
  expect(await refusal(confirm(asked, anna, 'first', bo.staff))).toContain('each for themselves');
  expect(await refusal(confirm(asked, anna, 'second'))).toMatch(/each for themselves/);
  expect((await confirm(asked, anna, 'first')).count).toBe(1);
  expect(await refusal(gallra(asked))).toContain(none);
  expect(await refusal(confirm(asked, anna, 'second'))).toContain('gallring_two_people');
  expect(await refusal(confirm(asked, anna, 'second', bo.staff))).toContain('each for themselves');
  // Nor does anybody of another agency, without the role, or with a role that the directory knows nothing of.
  expect((await confirm(asked, eva, 'second')).count).toBe(0);
  expect((await confirm(asked, dan, 'second')).count).toBe(0);
  expect(await refusal(confirm(asked, { ...dan, roles: ['manager'] }, 'second'))).toContain('each for themselves');
  expect(await refusal(gallra(asked))).toContain(none);
  expect(await isLive(`case:${id}:${kommun}`)).toBe(true);
  expect((await confirm(asked, bo, 'second')).count).toBe(1);
  expect(await gallra(asked)).toBe(true);
  expect(await isLive(`case:${id}:${kommun}`)).toBe(false);
});

test('nor before its day, without the export that it needs, or while the case or another journey goes on', async () => {
  const { id, participant } = await closedCase();
  const asked = await raise(id, kommun, { archive: true });
  await confirmTwice(asked, [anna, bo]);
  expect(await refusal(gallra(asked))).toContain('has not been exported');
  await asActor(api, anna, due, (transaction) =>
    transaction.gallring.update({
      where: { id: asked },
      data: { archivedBy: anna.staff, archivedAt: new Date(due), archiveHash: 'ab' },
    }),
  );
  expect(await refusal(gallra(asked, '2031-11-21T22:59:59Z'))).toContain('its day has not come');
  await admin.query(
    "update case_file set phase = 'insats', closed_on = null, closure_reason = null, waiting_agency = $2, waiting_unit = $3, waiting_since = now(), waiting_reason = 'plan', next_step = 'act', next_on = now() where id = $1",
    [id, kommun, here.unit],
  );
  expect(await refusal(gallra(asked))).toContain('not closed as it was');
  await admin.query(
    "update case_file set phase = 'closed', closed_on = $2, closure_reason = 'work', waiting_agency = null, waiting_unit = null, waiting_since = null, waiting_reason = null, next_step = null, next_on = null where id = $1",
    [id, closedOn],
  );
  const other = await worker.$transaction((transaction) => insertCase(transaction, here));
  await admin.query('update case_file set participant_id = $2 where id = $1', [other.id, participant]);
  await admin.query('update case_grant set participant_id = $2 where case_id = $1', [other.id, participant]);
  expect(await refusal(gallra(asked))).toContain('another journey');
  expect(await isLive(`case:${id}:${kommun}`)).toBe(true);
  await admin.query('delete from case_file where id = $1', [other.id]);
  expect(await gallra(asked)).toBe(true);
});

test('the keys of logs, lookups, drafts and workflows are never destroyed this way', async () => {
  for (const scope of [`audit:${kommun}`, 'lookup', `draft:${kommun}`, 'workflow:samverkansteam'])
    expect(await refusal(admin.query('select vault.destroy_key($1, now())', [scope])), scope).toContain(
      'never destroyed',
    );
});

test('one agency’s share goes and the other’s stays; with the last share everything of the case is gone', async () => {
  const { id, participant } = await closedCase();
  const first = await raise(id, kommun);
  await confirmTwice(first, [anna, bo]);
  expect(await gallra(first)).toBe(true);
  for (const table of ['draft', 'notification', 'inbox'])
    expect([
      table,
      await count(
        table,
        `tenant = '${kommun}' and ${table === 'inbox' ? "target = 'journey-' || $1" : 'case_id = $1'}`,
        id,
      ),
    ]).toEqual([table, 0]);
  expect(await count('case_grant', `agency = '${kommun}' and case_id = $1`, id)).toBe(0);
  expect(await count('case_grant', `agency = '${region}' and case_id = $1`, id)).toBe(1);
  expect(await isLive(`case:${id}:${kommun}`)).toBe(false);
  expect(await isLive(`case:${id}:${region}`)).toBe(true);
  expect(await isLive(`journey:${id}`)).toBe(true);
  expect(await count('document', 'case_id = $1', id)).toBe(2);
  // A rebuild would write the grants that follow from the state: of what is gone none comes back.
  await worker.caseGrant.createMany({
    data: [here, there].map(({ agency, unit }) => ({
      caseId: id,
      unit,
      relation: 'coordinator',
      agency,
      participantId: participant,
    })),
  });
  expect(await count('case_grant', `agency = '${kommun}' and case_id = $1`, id)).toBe(0);

  // Twice is the same as once.
  expect(await gallra(first)).toBe(false);

  const last = await raise(id, region);
  await confirmTwice(last, [eva, finn]);
  expect(await gallra(last)).toBe(true);
  for (const scope of [`case:${id}:${region}`, `journey:${id}`, `participant:${participant}`])
    expect([scope, await isLive(scope)]).toEqual([scope, false]);
  const { rows } = await admin.query<{ table: string; column: string }>(`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('case_id', 'participant_id') and not a.attisdropped`);
  expect(rows.length).toBeGreaterThan(25);
  for (const { table, column } of rows.filter((row) => row.table !== 'gallring'))
    expect([table, await count(table, `${column} = $1`, column === 'case_id' ? id : participant)]).toEqual([table, 0]);
  expect(await count('case_file', 'id = $1', id)).toBe(0);
  expect(await count('participant', 'id = $1', participant)).toBe(0);
  // What is left: the protocol, which says nothing of who it was.
  const [protocol] = (await admin.query('select * from gallring where id = $1', [last])).rows;
  expect(protocol).toMatchObject({ status: 'carriedOut', texts: 1, first_by: eva.staff, second_by: finn.staff });
  expect(JSON.stringify(protocol)).not.toContain(participant);
  expect(await count('read_log', "action = 'gallring.carriedOut' and $1 = any (case_ids::text[])", id)).toBe(2);
});

test('every table that names a case or a participant lets go of them', async () => {
  const { rows } = await admin.query<{ table: string }>(`
    select distinct c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('case_id', 'participant_id') and not a.attisdropped
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname like 'gallring%'
        and p.polroles = array['stafett_owner'::regrole::oid])`);
  const missing = rows.map(
    ({ table }) =>
      `CREATE POLICY gallring ON ${table} TO stafett_owner USING (case_id::text = (SELECT app_gallring_case()));
       or participant_id::text = (SELECT app_gallring_participant())`,
  );
  expect(missing, 'Add a migration with these, or gallring leaves rows behind').toEqual([]);
});

test('of a participant with two cases the identity stays until the last is gone', async () => {
  const one = await closedCase();
  const other = await closedCase(one.participant);
  for (const [tenant, who] of [
    [kommun, [anna, bo]],
    [region, [eva, finn]],
  ] as const) {
    const asked = await raise(one.id, tenant);
    await confirmTwice(asked, who);
    await gallra(asked);
  }
  expect(await count('case_file', 'id = $1', one.id)).toBe(0);
  expect(await isLive(`participant:${one.participant}`)).toBe(true);
  expect(await count('participant_identity', 'participant_id = $1', one.participant)).toBe(1);
  expect(await count('case_event', 'case_id = $1', other.id)).toBe(1);
  for (const [tenant, who] of [
    [kommun, [anna, bo]],
    [region, [eva, finn]],
  ] as const) {
    const asked = await raise(other.id, tenant);
    await confirmTwice(asked, who);
    await gallra(asked);
  }
  expect(await isLive(`participant:${one.participant}`)).toBe(false);
  expect(await count('participant_identity', 'participant_id = $1', one.participant)).toBe(0);
});

test('an agency sees its own, by its managers and administrators alone, and the rows for the figures when it counts', async () => {
  const { id } = await closedCase();
  const asked = await raise(id, kommun);
  const seen = (actor: Actor) =>
    asActor(api, actor, due, (transaction) => transaction.gallring.findMany({ where: { id: asked } }));
  expect(await seen(anna)).toHaveLength(1);
  for (const actor of [dan, eva, staffOf(here, 'accessReviewer', 'insatsCoordinator', 'coach')])
    expect(await seen(actor)).toHaveLength(0);
  await confirmTwice(asked, [anna, bo]);
  const statistics = JSON.stringify({
    cases: [
      {
        insats: 'sikta-arbetsmarknad',
        place: 'kfv',
        model_hash: 'h',
        referred_by: 'kommun',
        sex: 'K',
        born_from: 1990,
        referred_month: '2026-03-31',
        closed_month: '2026-11-30',
        closure_reason: 'work',
        income_at_start: 'okand',
        income_at_end: 'lon',
      },
    ],
    months: [{ insats: 'sikta-arbetsmarknad', month: '2026-03-31', measure: 'age', value: { birthYear: 1991 } }],
  });
  await worker.$queryRawUnsafe('select gallra($1::uuid, $2::timestamptz, $3::jsonb)', asked, due, statistics);
  const counted = (actor: Actor, counts: typeof asActor) =>
    counts(api, actor, due, async (transaction) => [
      await transaction.caseStatistics.count(),
      await transaction.monthStatistics.count(),
    ]);
  expect(await counted(anna, asCounter)).toEqual([1, 1]);
  expect(await counted(anna, asActor)).toEqual([0, 0]);
  expect(await counted(eva, asCounter)).toEqual([0, 0]);
});

test('an agency decides on its own term, by its administrators, and what is decided stands', async () => {
  const decide = (actor: Person, agency: string) =>
    asActor(api, actor, due, (transaction) =>
      transaction.retention.create({
        data: {
          id: randomUUID(),
          agency,
          from: new Date('2026-01-01'),
          months: 24,
          archive: false,
          source: 'KS 2026:14',
          decidedBy: actor.staff,
          decidedAt: new Date(due),
        },
      }),
    );
  expect((await decide(bo, kommun)).months).toBe(24);
  expect(await refusal(decide(anna, kommun))).toContain('row-level security');
  expect(await refusal(decide(bo, region))).toContain('row-level security');
  expect(await refusal(api.$executeRawUnsafe('update retention set months = 1'))).toContain('permission denied');
});

test('what goes to the archive is the agency’s own texts, for who may confirm', async () => {
  const { id } = await closedCase();
  const asked = await raise(id, kommun, { archive: true });
  const archive = (actor: Actor) =>
    asActor(api, actor, due, (transaction) =>
      transaction.$queryRawUnsafe<{ found: { documents: object[]; events: object[] } | null }[]>(
        'select gallring_archive($1::uuid) as found',
        asked,
      ),
    );
  const [mine] = await archive(anna);
  expect(mine?.found?.documents).toHaveLength(1);
  expect(mine?.found?.events).toHaveLength(1);
  for (const actor of [dan, eva]) expect((await archive(actor))[0]?.found).toBeNull();
});
