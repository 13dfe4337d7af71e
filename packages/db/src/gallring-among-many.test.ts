import { randomUUID } from 'node:crypto';
import { freshDatabase, type TestDatabase } from '@stafett/testkit';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Gallring of one case costs what the case holds, however many others there are: nothing is searched from one end to the other.

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('an id is found wherever it stands in what is told of a case', async () => {
  const id = fc.uuid();
  const around = fc.constantFrom('', 'journey-', 'case:', 'waiting-list-x-', '"', ' åäö ', '0123456789abcdef');
  const text = fc.oneof(
    fc.string(),
    fc.tuple(around, fc.uuid(), around).map(([a, b, c]) => `${a}${b}:${c}`),
  );
  const told = (named: string) =>
    fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constant(named),
        around.map((before) => `${before}${named}`),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(text, fc.constant(named)), tie('node'), { maxKeys: 3 }),
      ),
    })).node;
  const samples = fc.sample(
    id.chain((named) => told(named).map((json) => ({ named, json: JSON.stringify(json).replaceAll('\\u0000', '') }))),
    { numRuns: 300, seed: 7 },
  );
  const { rows } = await owner.query<{ said: boolean; found: boolean }>(
    `select s.json::jsonb::text like '%' || s.named || '%' as said, ids_named(s.json::jsonb) @> array[s.named::uuid] as found
      from jsonb_to_recordset($1::jsonb) as s(named text, json text)`,
    [JSON.stringify(samples)],
  );
  expect(rows.filter(({ said }) => said).length).toBeGreaterThan(100);
  expect(rows.filter(({ said, found }) => said !== found)).toEqual([]);
});

test('what names the case is found by an index in every journal, and by the owner alone', async () => {
  const gone = randomUUID();
  // As few rows as a test has, PostgreSQL would read them all.
  await owner.query('begin; set local enable_seqscan = off');
  await owner.query("select set_config('app.gallring_case', $1, true)", [gone]);
  const planOf = async (statement: string): Promise<string> =>
    (await owner.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${statement}`)).rows
      .map((row) => row['QUERY PLAN'])
      .join('\n');
  const named = (column: string): string => `ids_named(${column}) @> array['${gone}'::uuid]`;
  const searches = {
    inbox_ids_named: `delete from inbox where target = 'journey-${gone}' or ${named('command')}`,
    outbox_ids_named: `delete from outbox where case_id = '${gone}' or ${named('effect')}`,
    waiting_list_event_ids_named: `update waiting_list_event set payload = '{}' where ${named('payload')}`,
    gathering_event_ids_named: `update gathering_event set payload = '{}' where ${named('payload')}`,
    data_key_scope_prefix: `select scope from vault.data_key where scope ~>=~ 'case:${gone}:' and scope ~<~ 'case:${gone};'`,
  };
  for (const [index, statement] of Object.entries(searches)) {
    const plan = await planOf(statement);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  }
  await owner.query('rollback');
});

test('every table that names a case or a participant finds it by an index', async () => {
  const { rows } = await owner.query<{ without: string }>(
    `select c.relname || '.' || a.attname as without from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('case_id', 'participant_id') and not a.attisdropped
        and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)`,
  );
  expect(rows).toEqual([]);
});
