import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deflateSync, inflateSync } from 'node:zlib';
import { isTombstone, journeyScope, KeyDestroyed, type Vault } from '@stafett/vault';
import pg from 'pg';
import { hashOf, type KeptFile } from './manifest.ts';

// Kommun, year and day of birth stand in the clear in the database, where figures count them, and go from it with the rows. A backup outlives the
// rows. So it holds them sealed under the key of the case's journey, which goes with the case, and beside that in its tables no more than what
// the figures keep of a case that is gone: the sex, and of the birth its decade. A restore puts back what still opens.

type Column = {
  /** What stands in the clear, as SQL over the row `t`. */
  readonly coarse: string;
  /** The fields of its JSON that are sealed and put in their place again; the whole column unless set. */
  readonly part?: string;
};

type Guarded = {
  readonly table: string;
  readonly key: readonly string[];
  /** The case whose key seals it, as text. */
  readonly ofCase: string;
  /** Which rows. */
  readonly which: string;
  readonly columns: Readonly<Record<string, Column>>;
};

/** Where a rule turns on the birthday, the days that wait tell it too: half a year before it, or its eve. */
const hasBirthday = (caseId: string): string =>
  `${caseId} in (select b.case_id from public.case_event b where b.seq = 1 and b.payload -> 'facts' ? 'birthDate')`;
const whereBirthday = (caseId: string, coarse: string, column: string): string =>
  `case when ${hasBirthday(caseId)} then ${coarse} else t.${column} end`;
const newYear = (column: string): string => `date_trunc('year', t.${column}::timestamp)::date`;
/** In the middle of its decade: of many the mean stays. */
const decade = (year: string): string => `${year} - ${year} % 10 + 5`;

const guarded: readonly Guarded[] = [
  {
    table: 'case_event',
    key: ['case_id', 'seq'],
    ofCase: 't.case_id::text',
    which: `t.payload ?| array['facts', 'kommun'] or ${hasBirthday('t.case_id')}`,
    // Gallring after a restore asks for the participant.
    columns: {
      payload: {
        coarse: `jsonb_strip_nulls(jsonb_build_object('type', t.payload -> 'type', 'participant', t.payload -> 'participant'))`,
      },
    },
  },
  {
    table: 'case_file',
    key: ['id'],
    ofCase: 't.id::text',
    which: `t.state ? 'facts'`,
    columns: {
      birth_year: { coarse: decade('t.birth_year') },
      next_on: { coarse: whereBirthday('t.id', newYear('next_on'), 'next_on') },
      state: {
        coarse: `t.state
          || jsonb_build_object('facts', (t.state -> 'facts') - array['birthDate', 'kommun']
            || jsonb_build_object('birthYear', ${decade('t.birth_year')}))
          || case when ${hasBirthday('t.id')} then '{"tasks": [], "deadlines": []}' else '{}' end::jsonb`,
        part: `jsonb_build_object('facts', t.state -> 'facts')
          || case when ${hasBirthday('t.id')}
            then jsonb_build_object('tasks', t.state -> 'tasks', 'deadlines', t.state -> 'deadlines') else '{}' end`,
      },
    },
  },
  {
    table: 'case_kommun',
    key: ['case_id'],
    ofCase: 't.case_id::text',
    which: 'true',
    columns: { kommun: { coarse: `''` } },
  },
  {
    table: 'deadline',
    key: ['case_id', 'id'],
    ofCase: 't.case_id::text',
    which: hasBirthday('t.case_id'),
    columns: { at: { coarse: `date_trunc('year', t.at)` } },
  },
  {
    table: 'task',
    key: ['id'],
    ofCase: 't.case_id::text',
    which: hasBirthday('t.case_id'),
    columns: { due_on: { coarse: newYear('due_on') }, next_on: { coarse: newYear('next_on') } },
  },
  {
    table: 'inbox',
    key: ['command_id'],
    ofCase: `substring(t.target from '^journey-(.+)$')`,
    which: `t.target like 'journey-%' and t.command ?| array['facts', 'kommun']`,
    columns: { command: { coarse: `t.command - 'facts' - 'kommun'` } },
  },
  {
    table: 'outbox',
    key: ['id'],
    ofCase: 't.case_id::text',
    which: `t.case_id is not null and t.effect -> 'command' ? 'kommun'`,
    columns: { effect: { coarse: `t.effect #- '{command,kommun}'` } },
  },
];

const PLACE = 'backup';
const PER_ROUND = 500;

const objectOf = (fields: readonly (readonly [name: string, value: string])[]): string =>
  `jsonb_build_object(${fields.map(([name, value]) => `'${name}', ${value}`).join(', ')})`;

/** What is sealed of a row. It names its own table and columns: a later version puts it back into the tables of then. */
const sealedRow = ({ table, key, columns }: Guarded): string => {
  const named = Object.entries(columns);
  const whole = named.flatMap(([column, { part }]) => (part === undefined ? [column] : []));
  return objectOf([
    ['table', `'${table}'`],
    ['key', objectOf(key.map((column) => [column, `t.${column}`]))],
    ['columns', objectOf(whole.map((column) => [column, `t.${column}`]))],
    ['parts', objectOf(named.flatMap(([column, { part }]) => (part === undefined ? [] : [[column, part] as const])))],
  ]);
};

const ROWS = guarded
  .map(
    (one) =>
      `select ${one.ofCase} as of_case, ${sealedRow(one)} as sealed from public.${one.table} t where ${one.which}`,
  )
  .join(' union all ');

const WITHOUT_KEY = `
  select distinct of_case as "caseId" from (
    select case_id::text as of_case from public.case_event where seq = 1
    union all select id::text from public.case_file
    union all ${guarded
      .filter(({ table }) => table === 'inbox' || table === 'outbox')
      .map(({ table, ofCase, which }) => `select ${ofCase} from public.${table} t where ${which}`)
      .join(' union all ')}) asked
   where not exists (select from vault.data_key k where k.scope = 'journey:' || of_case)`;

/** The cases whose journeys have not written anything yet, and so have no key to seal with. */
export const casesWithoutKey = async (client: pg.Client): Promise<readonly string[]> =>
  (await client.query<{ caseId: string }>(WITHOUT_KEY)).rows.map(({ caseId }) => caseId);

/** How a column of a table is copied: as it stands, or coarser where what it says is sealed. SQL over the row `t`. */
export const copiedAs = (schema: string, table: string, column: string): string | undefined => {
  const found = schema === 'public' ? guarded.find((one) => one.table === table) : undefined;
  const coarse = found?.columns[column]?.coarse;
  return found && coarse && `case when ${found.which} then ${coarse} else t.${column} end`;
};

type Line = { readonly case: string; readonly sealed: string };
type Fields = Readonly<Record<string, unknown>>;
type SealedRow = { readonly table: string; readonly key: Fields; readonly columns: Fields; readonly parts: Fields };

const sealOne = async (vault: Vault, caseId: string, rows: string): Promise<string | undefined> => {
  try {
    const sealed = await vault.encrypt(journeyScope(caseId), deflateSync(rows), PLACE);
    const line: Line = { case: caseId, sealed: Buffer.from(sealed).toString('base64') };
    return `${JSON.stringify(line)}\n`;
  } catch (error) {
    // A database that was put back, before its rebuild.
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
};

const writeRounds = async (client: pg.Client, vault: Vault, file: FileHandle): Promise<void> => {
  await client.query(
    `declare guarded no scroll cursor for select of_case as "caseId", jsonb_agg(sealed)::text as rows from (${ROWS}) g group by of_case`,
  );
  for (;;) {
    const { rows } = await client.query<{ caseId: string; rows: string }>(`fetch ${PER_ROUND} from guarded`);
    const lines = await Promise.all(rows.map(({ caseId, rows: whole }) => sealOne(vault, caseId, whole)));
    await file.appendFile(lines.join(''));
    if (rows.length < PER_ROUND) break;
  }
  await client.query('close guarded');
};

/**
 * Writes what the tables of a backup leave out, each case's under the key of its journey. Within the transaction that copies the tables; the
 * vault must read its keys there too.
 */
export const sealFacts = async (client: pg.Client, vault: Vault, folder: string): Promise<KeptFile> => {
  const name = 'sealed.jsonl';
  const file = await open(join(folder, name), 'wx', 0o600);
  try {
    await writeRounds(client, vault, file);
  } finally {
    await file.close();
  }
  return { file: name, sha256: await hashOf(join(folder, name)) };
};

const quoted = (name: string): string => pg.escapeIdentifier(name);

/** Rows of one table. */
const putBack = async (client: pg.Client, rows: readonly SealedRow[]): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const table = `public.${quoted(first.table)}`;
  const set = [
    ...Object.keys(first.columns).map((column) => `${quoted(column)} = r.${quoted(column)}`),
    ...Object.keys(first.parts).map((column) => `${quoted(column)} = t.${quoted(column)} || r.${quoted(column)}`),
  ];
  const match = Object.keys(first.key).map((column) => `t.${quoted(column)} = r.${quoted(column)}`);
  await client.query(
    `update ${table} t set ${set.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb) r where ${match.join(' and ')}`,
    [JSON.stringify(rows.map(({ key, columns, parts }) => ({ ...key, ...columns, ...parts })))],
  );
};

const openRound = async (client: pg.Client, vault: Vault, lines: readonly Line[]): Promise<void> => {
  const opened = await Promise.all(
    lines.map(async ({ case: caseId, sealed }) => {
      const plain = await vault.decrypt(journeyScope(caseId), Buffer.from(sealed, 'base64'), PLACE);
      if (isTombstone(plain)) return [];
      return JSON.parse(inflateSync(plain).toString('utf8')) as readonly SealedRow[];
    }),
  );
  const rows = opened.flat();
  for (const of of new Set(rows.map(({ table }) => table))) {
    const those = rows.filter(({ table }) => table === of);
    await putBack(client, those);
  }
};

/**
 * Puts what was sealed back into the restored tables, as the superuser. What is sealed under a key that is destroyed stays as coarse as the
 * tables of the backup have it.
 */
export const openFacts = async (client: pg.Client, vault: Vault, path: string): Promise<void> => {
  await client.query('begin');
  // As the rows themselves came: without triggers.
  await client.query('set local session_replication_role = replica');
  let lines: Line[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.push(JSON.parse(line) as Line);
    if (lines.length < PER_ROUND) continue;
    await openRound(client, vault, lines);
    lines = [];
  }
  await openRound(client, vault, lines);
  await client.query('commit');
};
