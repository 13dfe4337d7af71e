import { agencies, type Role, type UnitRef, units } from '@stafett/domain';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

// 10,000 cases and 30,000 tasks under row-level security: a page of a list is read from its index, in its order, and the
// reading stops when the page is full. Nothing is sorted and no table is read through.

const { kommunSikta, forbundKansli } = units;
const insats = 'sikta-arbetsmarknad';

let database: TestDatabase;
let api: pg.Client;

const caseFiles = `
  insert into case_file (id, code, participant_id, tenant, insats, place, model_hash, origin, phase, phase_since,
    referred_on, sex, birth_year, referred_by, income_at_start, income_now, holder_agency, holder_unit,
    holder_since, waiting_agency, waiting_unit, waiting_since, waiting_reason, next_step, next_on, stalls_on, seq, state)
  select md5('case' || n)::uuid, 'C' || n, md5('participant' || n)::uuid, '${agencies.kommun.id}', '${insats}', 'kfv', 'h',
    'referred', 'insats', timestamptz '2026-11-01' - n * interval '1 minute', '2026-01-01', 'K', 1990, 'region',
    'okand', 'okand', '${agencies.kommun.id}',
    case when n % 5 = 0 then '${kommunSikta.unit}'::uuid else md5('unit' || n % 50)::uuid end,
    '2026-01-01', '${agencies.kommun.id}', '${kommunSikta.unit}', timestamptz '2026-11-01' - n * interval '1 minute',
    'plan', 'act', date '2026-11-01' + n % 90, date '2026-11-01' + n % 200, 1, '{}'
  from generate_series(1, 10000) n`;
const grants = `
  insert into case_grant (case_id, unit, relation, agency, participant_id)
  select id, holder_unit, 'holder', holder_agency, participant_id from case_file
  union all select id, holder_unit, 'taskOwner', holder_agency, participant_id from case_file
  union all select id, '${forbundKansli.unit}', 'coordinator', '${agencies.forbund.id}', participant_id from case_file`;
const tasks = `
  insert into task (id, case_id, tenant, owner_agency, owner_unit, kind, audience, claimed_by, due_on, opened_at, status,
    version, subject, case_code, participant_id, insats, place, phase, holder_agency, holder_unit)
  select gen_random_uuid(), id, tenant, tenant, holder_unit, 'writePlan', 'unit',
    case when k = 1 then md5('staff' || length(code))::uuid end, date '2026-11-01' + hashtext(code) % 90, '2026-11-01',
    case when k = 3 then 'done' else 'open' end, 1, '{}', code, participant_id, insats, place, phase, holder_agency, holder_unit
  from case_file, generate_series(1, 3) k`;
const identities = `
  with entered as (insert into participant (id, tenant, created_at)
    select participant_id, tenant, '2026-01-01' from case_file returning id, tenant)
  insert into participant_identity (participant_id, tenant, ciphertext, lookup, version)
  select id, tenant, 'sealed', decode(md5(id::text), 'hex'), 1 from entered`;

beforeAll(async () => {
  database = await freshDatabase();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  for (const sql of [caseFiles, grants, tasks, identities, 'vacuum (analyze)']) await admin.query(sql);
  await admin.end();
  api = new pg.Client({ connectionString: database.urls.api });
  await api.connect();
});
afterAll(async () => {
  await api.end();
  await database.drop();
});

/** The plan for an actor of the unit; also the one that PostgreSQL keeps for a statement that it sees often. */
const planOf = async (
  unit: UnitRef,
  role: Role,
  sql: string,
  kind: 'custom' | 'generic',
  values: readonly string[],
) => {
  await api.query('begin');
  await api.query(
    `select set_config('app.unit', $1, true), set_config('app.agency', $2, true), set_config('app.roles', $3, true),
      set_config('plan_cache_mode', $4, true)`,
    [unit.unit, unit.agency, role, `force_${kind}_plan`],
  );
  await api.query(`prepare list as ${sql}`);
  const parameters = values.length > 0 ? `(${values.map((value) => api.escapeLiteral(value)).join(', ')})` : '';
  const { rows } = await api.query(`explain (analyze, costs off, timing off, summary off) execute list${parameters}`);
  await api.query('deallocate list; commit');
  return rows.map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN']).join('\n');
};

type List = {
  readonly list: string;
  readonly index: string;
  readonly unit: UnitRef;
  readonly role: Role;
  readonly sql: string;
  readonly values: readonly string[];
};
const lists: readonly List[] = [
  {
    list: 'Enhetens inkorg',
    index: 'task_of_unit',
    unit: kommunSikta,
    role: 'caseworker',
    sql: `select * from task where owner_unit = $1::uuid and status = $2 order by due_on, id limit 50`,
    values: [kommunSikta.unit, 'open'],
  },
  {
    list: 'Mina uppgifter',
    index: 'task_of_staff',
    unit: kommunSikta,
    role: 'caseworker',
    sql: `select * from task where claimed_by = md5('staff4')::uuid and status = $1 order by due_on, id limit 50`,
    values: ['open'],
  },
  {
    list: 'Ärenden',
    index: 'case_file_of_unit',
    unit: kommunSikta,
    role: 'caseworker',
    sql: 'select * from case_file where holder_unit = $1::uuid and closed_on is null order by next_on, id limit 50',
    values: [kommunSikta.unit],
  },
  {
    list: 'Stannade ärenden',
    index: 'case_file_open_at_place',
    unit: forbundKansli,
    role: 'insatsCoordinator',
    sql: `select * from case_file where insats = $1 and place = $2 and closed_on is null and stalls_on <= $3::date
      order by waiting_since, id limit 50`,
    values: [insats, 'kfv', '2026-12-24'],
  },
];

for (const kind of ['custom', 'generic'] as const)
  test.each(lists)(`$list is read from $index alone (${kind} plan)`, async ({ index, unit, role, sql, values }) => {
    const plan = await planOf(unit, role, sql, kind, values);
    expect(plan).toContain(`Index Scan using ${index}`);
    expect(plan).not.toMatch(/Sort|Seq Scan on (task|case_file|case_grant) \S*\(actual/);
    const read = Number(/^ *-> {2}Index Scan using \S+ on (?:task|case_file) \(actual rows=(\d+)/m.exec(plan)?.[1]);
    expect(read).toBe(50);
  });

test('the count in the menu stays in the index', async () => {
  const sql = `select count(*) from task where owner_unit = $1::uuid and status = 'open'`;
  expect(await planOf(kommunSikta, 'caseworker', sql, 'generic', [kommunSikta.unit])).toContain(
    'Index Only Scan using task_of_unit',
  );
});

test('a case is found, or not, by its key; a person by the keyed hash', async () => {
  const one = `select * from case_file where id = md5($1)::uuid`;
  for (const key of ['case5', 'case6', 'no such case'])
    expect(await planOf(kommunSikta, 'caseworker', one, 'generic', [key])).toContain('Index Scan using case_file_pkey');
  const person = `select * from participant_identity where lookup = decode(md5(md5($1)::uuid::text), 'hex')`;
  const plan = await planOf(kommunSikta, 'caseworker', person, 'generic', ['participant5']);
  expect(plan).toMatch(/Index Scan using participant_identity_lookup_idx on participant_identity \(actual rows=1/);
});
