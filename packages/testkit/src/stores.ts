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

/** Every file below a folder. */
export const readFilesBelow = async (folder: string): Promise<StorePart[]> => {
  const parts: StorePart[] = [];
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    if ((await lstat(path)).isFile()) parts.push({ name: entry, bytes: await readFile(path) });
  }
  return parts;
};

/** The characters of base64 that a text's bytes give alone, wherever the text begins: at each of three places. */
const insideBase64 = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    // The first and last characters also hold bits of what stands beside.
    const first = Math.ceil((before * 8) / 6);
    const end = Math.floor((whole.length * 8) / 6);
    return whole.toString('base64').slice(first, end);
  });

/** A text as it may stand in a store: as it is, in another character set, escaped, in hexadecimal, in base64 once or twice. */
const shapesOf = (text: string): Buffer[] => {
  const hex = Buffer.from(text).toString('hex');
  const once = insideBase64(text);
  const escaped = [...text]
    .map((letter) => (letter.charCodeAt(0) < 128 ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`))
    .join('');
  const written = [
    escaped,
    encodeURIComponent(text),
    hex,
    hex.toUpperCase(),
    ...once,
    ...once.map((shape) => shape.replaceAll('+', '-').replaceAll('/', '_')),
    ...once.flatMap(insideBase64),
    ...once.map((shape) => Buffer.from(shape).toString('hex')),
  ];
  return [
    Buffer.from(text),
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf16le'),
    ...written.map((shape) => Buffer.from(shape)),
  ];
};

/** Which of the texts stand somewhere in the store, and in which part. Texts of fewer than eight characters may be found by chance. */
export const findInStore = (parts: readonly StorePart[], texts: readonly string[]): { text: string; part: string }[] =>
  texts.flatMap((text) => {
    const shapes = shapesOf(text);
    return parts
      .filter(({ bytes }) => shapes.some((shape) => bytes.includes(shape)))
      .map(({ name }) => ({ text, part: name }));
  });
