import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { seedPeople } from './api-process.ts';
import { against, type Figure } from './figures.ts';
import type { Counts } from './options.ts';
import { interleave, p50, p99 } from './samples.ts';
import { seedCases } from './seed-cases.ts';
import type { BenchDatabase, Servers } from './servers.ts';

// Roughly what a case has left behind when it is closed.
const COMMANDS_PER_CASE = 8;
const EFFECTS_PER_CASE = 5;
const DOCUMENTS_PER_CASE = 3;
const EVENTS_PER_CASE = 25;
const CASES_PER_LIST = 300;
/** One in so many has been before a samverkansteam. */
const CASES_PER_RAISED = 20;
const CASES_PER_TEAM = 2_000;

/** Fills the journals faster: their indexes of what they name are made when all is there. Gives what makes them again. */
const withoutIndexes = async (admin: pg.Client): Promise<() => Promise<void>> => {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where pg_get_indexdef(indexrelid) like '%ids_named(%'`,
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return async () => {
    for (const { definition } of rows) await admin.query(definition);
  };
};

/** What the journals of other things and the key store hold, beside the rows that `seedCases` writes. */
const fillJournals = async (admin: pg.Client): Promise<void> => {
  const actor = `jsonb_build_object('type', 'staff', 'staff', gen_random_uuid(), 'agency', f.tenant, 'unit', gen_random_uuid(),
    'roles', jsonb_build_array('caseworker', 'coach'))`;
  await admin.query(`
    insert into inbox (command_id, target, tenant, command, received_at, answered_at, answer, attempts)
      select own.id, 'journey-' || f.id, f.tenant, jsonb_build_object('type', 'saveFollowUp', 'commandId', own.id, 'actor', ${actor}, 'on', '2026-03-02',
        'document', jsonb_build_object('document', gen_random_uuid(), 'version', 1, 'hash', md5(f.id::text) || md5(n::text))),
        now(), now(), '{"saved": {"seq": 12}}', 1
      from case_file f, generate_series(1, ${COMMANDS_PER_CASE}) n, lateral (select md5(f.id::text || n)::uuid as id) own`);
  await admin.query(`
    insert into outbox (id, case_id, seq, ordinal, effect, created_at, relayed_at, attempts)
      select gen_random_uuid(), f.id, n, 0, jsonb_build_object('type', 'enterWaitingList', 'caseId', f.id, 'insats', f.insats, 'commandId',
        gen_random_uuid(), 'place', 'kfv', 'since', '2026-03-02'), now(), now(), 1
      from case_file f, generate_series(1, ${EFFECTS_PER_CASE}) n`);
  await admin.query(`
    create temp table placed as
      select id, tenant, row_number() over (order by id) as n from case_file`);
  await admin.query(`
    insert into waiting_list_event (list_id, seq, command_id, ordinal, type, version, at, tenant, payload)
      select 'waiting-list-bench-' || p.n / ${CASES_PER_LIST}, p.n * 2 + k, gen_random_uuid(), 0, 'entered', 1, now(), p.tenant,
        jsonb_build_object('type', 'entered', 'version', 1, 'caseId', p.id, 'at', '2026-03-02T09:00:00.000Z', 'by', jsonb_build_object('type',
          'system', 'source', 'relay'))
      from placed p, generate_series(0, 1) k`);
  await admin.query(`
    insert into waiting_list (id, insats, place, tenant, unit, coordinator_unit, seq, state)
      select 'waiting-list-bench-' || n / ${CASES_PER_LIST}, 'bench', 'p' || n / ${CASES_PER_LIST}, (array_agg(tenant))[1], gen_random_uuid(), gen_random_uuid(),
        max(n) * 2 + 1, jsonb_build_object('entries', jsonb_agg(jsonb_build_object('caseId', id, 'since', '2026-03-02')) filter (where n % 10 = 0))
      from placed group by n / ${CASES_PER_LIST}`);
  await admin.query(`
    insert into gathering_event (gathering_id, seq, command_id, ordinal, type, version, at, tenant, payload)
      select 'samverkansteam-bench-' || n / ${CASES_PER_TEAM}, n, gen_random_uuid(), 0, 'caseRaised', 1, now(), tenant,
        jsonb_build_object('type', 'caseRaised', 'version', 1, 'caseId', id, 'code', left(id::text, 6), 'question', gen_random_uuid())
      from placed where n % ${CASES_PER_RAISED} = 0`);
  await admin.query(`
    insert into gathering (id, kind, tenant, unit, seq, state, shown)
      select 'samverkansteam-bench-' || n / ${CASES_PER_TEAM}, 'samverkansteam', (array_agg(tenant))[1], gen_random_uuid(), max(n),
        jsonb_build_object('agenda', jsonb_agg(jsonb_build_object('caseId', id, 'code', left(id::text, 6), 'status', 'recommended'))), '{}'
      from placed where n % ${CASES_PER_RAISED} = 0 group by n / ${CASES_PER_TEAM}`);
  await admin.query(`
    insert into document (id, version, case_id, tenant, kind, ciphertext, hash, created_at)
      select gen_random_uuid(), 1, f.id, f.tenant, 'minutes', sha512(f.id::text::bytea), md5(f.id::text), now()
      from case_file f, generate_series(1, ${DOCUMENTS_PER_CASE}) n`);
  await admin.query(`
    insert into vault.data_key (scope, wrapped, kek_id, created_at)
      select s.scope, sha256(s.scope::bytea), 'bench', now() from (
        select 'journey:' || id from case_file
        union select 'participant:' || participant_id from case_file
        union select distinct 'case:' || case_id || ':' || agency from case_grant) s(scope)
    on conflict (scope) do nothing`);
};

/** Cases that one agency alone has a share in, closed, and confirmed by two people: the gallringar of them. */
const confirmSome = async (admin: pg.Client, count: number): Promise<readonly string[]> => {
  const { rows: chosen } = await admin.query<{ id: string; tenant: string; code: string; insats: string }>(
    'select id, tenant, code, insats from case_file order by md5(id::text) limit $1',
    [count],
  );
  const ids = chosen.map(({ id }) => id);
  await admin.query(
    `update case_file set phase = 'closed', closed_on = '2010-03-02', closure_reason = 'movedAway' where id = any($1::uuid[])`,
    [ids],
  );
  await admin.query(
    'delete from case_grant g using case_file f where f.id = g.case_id and g.case_id = any($1::uuid[]) and g.agency <> f.tenant',
    [ids],
  );
  await admin.query(
    `insert into case_event (case_id, seq, command_id, ordinal, type, version, at, tenant, actor, payload)
      select f.id, n, gen_random_uuid(), 0, 'incomeRecorded', 1, now(), f.tenant, '{}', '{}'
      from case_file f, generate_series(1, ${EVENTS_PER_CASE}) n where f.id = any($1::uuid[])`,
    [ids],
  );
  const { rows } = await admin.query<{ id: string }>(
    `insert into gallring (id, case_id, case_code, tenant, insats, closed_on, due_on, months, archive, source, status, raised_at,
        first_by, first_at, second_by, second_at, version)
      select gen_random_uuid(), f.id, f.code, f.tenant, f.insats, f.closed_on, '2020-03-02', 24, false, 'bench', 'confirmed', now(),
        $2::uuid, now() - interval '2 days', $3::uuid, now() - interval '2 days', 3
      from case_file f where f.id = any($1::uuid[]) returning id`,
    [ids, randomUUID(), randomUUID()],
  );
  return rows.map(({ id }) => id);
};

/** A database with so many cases, of which some are to go. */
const fill = async (
  servers: Servers,
  database: BenchDatabase,
  cases: number,
  toGo: number,
): Promise<readonly string[]> => {
  await seedPeople(database);
  await seedCases(servers, database, [{ label: 'old', cases, units: Math.max(1, Math.round(cases / 300)), people: 2 }]);
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  try {
    await admin.query('set session_replication_role = replica');
    const makeIndexes = await withoutIndexes(admin);
    await fillJournals(admin);
    await makeIndexes();
    const gallringar = await confirmSome(admin, toGo);
    await admin.query('vacuum (analyze)');
    return gallringar;
  } finally {
    await admin.end();
  }
};

/**
 * Measures how long it takes to destroy one case of which nobody has a share any more, as the worker does it: keys, rows, and what other
 * journals say of it. Among few cases and among many: it should cost what the case holds, and not what all the others do.
 */
export const measureGallring = async (
  servers: Servers,
  counts: Counts['gallring'],
  note: (line: string) => void,
): Promise<readonly Figure[]> => {
  const toGo = counts.warmUp + counts.measured;
  const clients: pg.Client[] = [];
  try {
    const among = async (name: string, cases: number) => {
      const database = await servers.newDatabase(name);
      const begun = performance.now();
      const gallringar = await fill(servers, database, cases, toGo);
      note(`filled ${cases} cases and their journals in ${Math.round((performance.now() - begun) / 1_000)} s`);
      const worker = new pg.Client({ connectionString: database.urls.worker });
      await worker.connect();
      clients.push(worker);
      return async (turn: number): Promise<void> => {
        const { rows } = await worker.query<{ done: boolean }>('select gallra($1::uuid, now()) as done', [
          gallringar[turn],
        ]);
        if (!rows[0]?.done) throw new Error('the case was not destroyed');
      };
    };
    const [few, many] = [await among('gallring_few', counts.fewCases), await among('gallring_many', counts.manyCases)];
    const times = await interleave(
      [
        { name: 'few', call: few },
        { name: 'many', call: many },
      ],
      counts,
    );
    return [['p50', p50] as const, ['p99', p99] as const].flatMap(([name, of]): Figure[] => [
      { name: `gallring.${counts.fewCases}Cases.${name}`, value: of(times.few), unit: 'ms' },
      against({
        name: `gallring.${counts.manyCases}Cases.${name}`,
        value: of(times.many),
        unit: 'ms',
        baseline: of(times.few),
        goal: { of: 'value', atMost: 500 },
      }),
    ]);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
};
