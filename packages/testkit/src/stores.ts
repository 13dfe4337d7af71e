import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** One part of a store as it is kept: a table's rows as text, or a file's bytes. */
export type StorePart = { readonly name: string; readonly bytes: Buffer };

/** Every row of every table of every schema as text, read as the superuser, whom no row-level security holds back. */
export const dumpDatabase = async (adminUrl: string): Promise<StorePart[]> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const tables = await client.query<{ schema: string; name: string }>(
      `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const parts: StorePart[] = [];
    for (const { schema, name } of tables.rows) {
      const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
      const { rows } = await client.query<{ text: string }>(`SELECT each::text AS text FROM ${table} each`);
      parts.push({ name: `${schema}.${name}`, bytes: Buffer.from(rows.map(({ text }) => text).join('\n')) });
    }
    return parts;
  } finally {
    await client.end();
  }
};

/** Every file below a folder; one that is gone before it is read, as a running server's own come and go, is left out. */
export const readFilesBelow = async (folder: string): Promise<StorePart[]> => {
  const parts: StorePart[] = [];
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    try {
      if ((await lstat(path)).isFile()) parts.push({ name: entry, bytes: await readFile(path) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return parts;
};
