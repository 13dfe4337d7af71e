import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { CannotCopy } from './cannot-copy.ts';
import { hashOf, type KeptSequence, type KeptTable } from './manifest.ts';
import { copiedAs } from './sealed-facts.ts';

/** Where the wrapped data keys are: they are backed up apart. */
const KEYS_SCHEMA = 'vault';

/**
 * Who is signed in, and how often somebody has tried: nobody should be after a restore. Migrations are applied anew. Forms half-way may lie
 * under their agency's key, as long as there is no case: an old copy would tell of who has been erased since.
 */
const LEFT_OUT = new Set(['public.session', 'public.allowance', 'public.draft', 'public._prisma_migrations']);

/**
 * The keyed hashes of a personnummer, and of imported rows and files with one: their key outlives every participant, so a copy could be tried with
 * all numbers on somebody who has been erased since. A rebuild makes those of the numbers anew of those who are left.
 */
const COLUMNS_LEFT_OUT = new Set([
  'public.participant_identity.lookup',
  'public.identity_to_come.lookup',
  'public.import_row.content_hash',
  'public.import_list.file_hash',
]);

type Table = { readonly schema: string; readonly table: string; readonly columns: readonly string[] };

const TABLES = `
  select n.nspname as schema, c.relname as table,
         array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
   group by 1, 2 order by 1, 2`;

const quoted = (name: string): string => pg.escapeIdentifier(name);
const nameOf = ({ schema, table }: Pick<Table, 'schema' | 'table'>): string => `${quoted(schema)}.${quoted(table)}`;

/** Every table with rows of Stafett's, of every schema. */
const tablesOf = async (client: pg.Client): Promise<readonly Table[]> =>
  (await client.query<Table>(TABLES)).rows.filter(({ schema, table }) => !LEFT_OUT.has(`${schema}.${table}`));

/**
 * Writes tables as PostgreSQL's own COPY text, compressed, one file each. Call it inside a repeatable-read transaction, as the
 * superuser, whom no row-level security holds back. `ofKeys` chooses the key store, else all the rest.
 */
export const copyTables = async (client: pg.Client, folder: string, ofKeys: boolean): Promise<KeptTable[]> => {
  await mkdir(join(folder, 'postgres'), { mode: 0o700 });
  const kept: KeptTable[] = [];
  for (const { schema, table, columns: all } of await tablesOf(client)) {
    if ((schema === KEYS_SCHEMA) !== ofKeys) continue;
    const columns = all.filter((column) => !COLUMNS_LEFT_OUT.has(`${schema}.${table}.${column}`));
    const file = `postgres/${schema}.${table}.copy.gz`;
    const path = join(folder, file);
    const copied = columns.map((column) => copiedAs(schema, table, column) ?? `t.${quoted(column)}`);
    const rows = client.query(to(`copy (select ${copied.join(', ')} from ${nameOf({ schema, table })} t) to stdout`));
    await pipeline(rows, createGzip({ level: 1 }), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    kept.push({ schema, table, columns, file, rows: rows.rowCount, sha256: await hashOf(path) });
  }
  return kept;
};

/** Where each sequence stands; one that was never used stays away. */
export const readSequences = async (client: pg.Client): Promise<KeptSequence[]> =>
  (
    await client.query<KeptSequence>(
      `select schemaname as schema, sequencename as sequence, last_value::text as value from pg_sequences where last_value is not null`,
    )
  ).rows;

/**
 * Fills a migrated, unused database with what `copyTables` wrote, in one transaction, as the superuser. What migrations put there
 * themselves gives way. Refuses a table or column that the database lacks, and a number of rows that is not the manifest's.
 */
export const fillTables = async (
  client: pg.Client,
  parts: readonly { readonly folder: string; readonly tables: readonly KeptTable[] }[],
  sequences: readonly KeptSequence[],
): Promise<void> => {
  await client.query('begin');
  // Neither triggers nor foreign keys: the rows were right where they come from, and come in any order.
  await client.query('set local session_replication_role = replica');
  const there = new Map((await tablesOf(client)).map((table) => [nameOf(table), table]));
  await client.query(`truncate ${[...there.keys()].join(', ')} cascade`);
  for (const { folder, tables } of parts)
    for (const { schema, table, columns, file, rows } of tables) {
      const known = there.get(nameOf({ schema, table }))?.columns ?? [];
      const unknown = columns.filter((column) => !known.includes(column));
      if (unknown.length > 0)
        throw new CannotCopy(`This version of Stafett knows no ${schema}.${table} (${unknown.join(', ')}).`);
      const into = client.query(
        from(`copy ${nameOf({ schema, table })} (${columns.map(quoted).join(', ')}) from stdin`),
      );
      await pipeline(createReadStream(join(folder, file)), createGunzip(), into);
      if (into.rowCount !== rows)
        throw new CannotCopy(`${schema}.${table} has ${into.rowCount} rows, and should have ${rows}.`);
    }
  for (const { schema, sequence, value } of sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [`${quoted(schema)}.${quoted(sequence)}`, value]);
  await client.query('commit');
};
