import { isUtf8 } from 'node:buffer';
import { createDecipheriv } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { dumpDatabase, recordsInSqlite, type StorePart } from '@stafett/testkit';
import { loadKek } from '@stafett/vault';
import pg from 'pg';

/** Data keys as they open, by scope. */
export type OpenKeys = ReadonlyMap<string, Uint8Array>;

/** All that the key-encryption key still opens. As the superuser. */
export const openKeys = async (adminUrl: string, kekFile: string): Promise<OpenKeys> => {
  const kek = await loadKek(kekFile);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ scope: string; wrapped: Buffer; kek_id: string }>(
      'select scope, wrapped, kek_id from vault.data_key where wrapped is not null',
    );
    const opened = rows.map(async ({ scope, wrapped, kek_id }) => [scope, await kek.unwrap(kek_id, wrapped)] as const);
    return new Map(await Promise.all(opened));
  } finally {
    await client.end();
  }
};

const VERSION = 1;
const NONCE = 12;
const HEADER = 1 + NONCE + 16;

/**
 * What an envelope holds under a key, whatever it was bound to: GCM is counter mode, and who only wants to read has no need of
 * the tag. Under another key it is noise, and left out.
 */
const openBlindly = (key: Uint8Array, envelope: Buffer): Buffer | undefined => {
  const counter = Buffer.concat([envelope.subarray(1, 1 + NONCE), Buffer.of(0, 0, 0, 2)]);
  const plain = createDecipheriv('aes-256-ctr', key, counter).update(envelope.subarray(HEADER));
  if (isUtf8(plain) || plain.includes('encoding')) return plain;
  if (plain[0] !== 0x78) return undefined;
  try {
    return inflateSync(plain);
  } catch {
    return undefined;
  }
};

const isEnvelope = (bytes: Buffer): boolean => bytes.length > HEADER && bytes[0] === VERSION;

/** Envelopes that stand in a text, in base64: they all begin with the same byte. */
const inText = ({ name, bytes }: StorePart): StorePart[] =>
  (bytes.toString('latin1').match(/(?<![\w+/-])A[Q-Za-f][\w+/-]{38,}/g) ?? []).map((run) => ({
    name,
    bytes: Buffer.from(run, 'base64'),
  }));

/** Every value of every column of bytes, of every schema but that of the keys. As the superuser. */
const bytesInDatabase = async (adminUrl: string): Promise<readonly StorePart[]> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ schema: string; table: string; column: string }>(
      `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
        where data_type = 'bytea' and table_schema not in ('vault', 'pg_catalog', 'information_schema')`,
    );
    const parts: StorePart[] = [];
    for (const { schema, table, column } of columns) {
      const [in_, of] = [`"${schema}"."${table}"`, `"${column}"`];
      const { rows } = await client.query<{ bytes: Buffer }>(
        `select ${of} as bytes from ${in_} where ${of} is not null`,
      );
      parts.push(...rows.map(({ bytes }) => ({ name: `${table}.${column}`, bytes })));
    }
    return parts;
  } finally {
    await client.end();
  }
};

/** A payload names its scope so far before its bytes, at most. */
const NAMED_WITHIN = 400;

/** Envelopes in the records of Temporal's store: fields of protobuf (tag 2, a length), each with what stands before it. */
const envelopesInTemporal = (database: Buffer, log: Buffer | undefined): { envelope: Buffer; before: string }[] =>
  recordsInSqlite(database, log).flatMap((record) => {
    const found: { envelope: Buffer; before: string }[] = [];
    for (let at = record.indexOf(0x12); at >= 0; at = record.indexOf(0x12, at + 1)) {
      let [length, next, shift] = [0, at + 1, 0];
      for (let byte = 0x80; byte >= 0x80 && shift < 28; shift += 7, next += 1) {
        byte = record[next] ?? 0;
        length |= (byte & 0x7f) << shift;
      }
      const envelope = record.subarray(next, next + length);
      if (envelope.length < length || !isEnvelope(envelope)) continue;
      found.push({ envelope, before: record.toString('latin1', Math.max(0, at - NAMED_WITHIN), at) });
    }
    return found;
  });

const openAll = (keys: OpenKeys, envelopes: readonly StorePart[]): StorePart[] =>
  envelopes
    .filter(({ bytes }) => isEnvelope(bytes))
    .flatMap(({ name, bytes }) =>
      [...keys].flatMap(([scope, key]) => {
        const plain = openBlindly(key, bytes);
        return plain ? [{ name: `${name} under ${scope}`, bytes: plain }] : [];
      }),
    );

/** Everything that these keys open in files of text. */
export const openedInText = (keys: OpenKeys, files: readonly StorePart[]): StorePart[] =>
  openAll(keys, files.flatMap(inText));

/** Everything that these keys open in a database and in Temporal's store, one part for each scope and place. */
export const openedWith = async (
  keys: OpenKeys,
  adminUrl: string,
  temporal: { readonly database: Buffer; readonly log?: Buffer | undefined },
): Promise<StorePart[]> => {
  const opened: StorePart[] = [];
  const texts = (await dumpDatabase(adminUrl)).filter(({ name }) => !name.startsWith('vault.'));
  opened.push(...openAll(keys, [...(await bytesInDatabase(adminUrl)), ...texts.flatMap(inText)]));
  for (const { envelope, before } of envelopesInTemporal(temporal.database, temporal.log))
    for (const [scope, key] of keys) {
      if (!before.includes(scope)) continue;
      const plain = openBlindly(key, envelope);
      if (plain) opened.push({ name: `Temporal under ${scope}`, bytes: plain });
    }
  return opened;
};
