import { setTimeout as pause } from 'node:timers/promises';
import type { KeyPool } from './data-keys.ts';
import { loadKek } from './kek.ts';
import { type KekFile, newKey, readKekFile, replaceKekFile } from './kek-file.ts';

export type RotationOptions = {
  /** The key file that api and worker read. */
  readonly file: string;
  /** One connection, not a pool (it holds a lock), as the role that owns the tables: the others may not change a data key. */
  readonly connection: KeyPool;
  /** How many data keys are wrapped anew in one statement. 500 unless set. */
  readonly batch?: number;
  /** Told at the beginning and after every batch. */
  readonly onProgress?: (progress: RotationProgress) => void;
  /** How long to wait before a key that is in use is asked about again. 500 ms unless set. */
  readonly pauseMilliseconds?: number;
};

export type RotationProgress = { readonly to: string; readonly rewrapped: number; readonly left: number };

export type Rotation = {
  /** The key-encryption key that wraps every data key now. */
  readonly to: string;
  /** Those that were taken out of the file. */
  readonly removed: readonly string[];
  /** Data keys that this run wrapped anew. */
  readonly rewrapped: number;
  /** Whether it went on with a rotation that had been cut short; then no new key was made. */
  readonly resumed: boolean;
};

/** Nothing is lost and the old key stands: the message says what is wrong. */
export class CannotRotate extends Error {
  override readonly name = 'CannotRotate';
}

type Row = { readonly scope: string; readonly wrapped: Uint8Array; readonly kek_id: string };

// Let go when the connection ends, whichever way.
const takeLock = `select pg_try_advisory_lock(hashtext('stafett.rotate-kek')) as taken`;
const countByKek = `select kek_id, count(*)::int as count from vault.data_key where wrapped is not null group by kek_id`;
const usedIds = `select kek_id as id from vault.data_key union select id from vault.retired_kek`;
const selectBatch = `select scope, wrapped, kek_id from vault.data_key
  where wrapped is not null and kek_id <> $1::text order by scope limit $2::int`;
// What was destroyed since it was read stays destroyed: `wrapped` is another, or empty.
const rewrapBatch = `update vault.data_key d set wrapped = n.wrapped, kek_id = $1::text
  from unnest($2::text[], $3::bytea[], $4::bytea[]) as n (scope, before, wrapped)
  where d.scope = n.scope and d.wrapped = n.before`;
const retire = `select vault.retire_kek($1::text, $2::timestamptz) as used`;

const LOCK_NOT_AVAILABLE = '55P03';
/** Half a minute at the usual pause: whoever began to make a data key before the switch is done by then. */
const MOST_ATTEMPTS = 60;

/**
 * Puts a new key-encryption key in the place of the current one while api and worker run. The new key joins the file and wraps what is
 * new; every data key is wrapped anew, a batch at a time; a key leaves the file when nothing is wrapped with it and the database
 * has promised to take nothing more. It may be cut short anywhere and run again: then it finishes what was begun.
 * Throws `CannotRotate` when a data key is wrapped by a key that the file lacks, does not open, or is still being made with an old key, or another rotation goes on.
 */
export const rotateKek = async ({
  file,
  connection,
  batch = 500,
  onProgress = () => {},
  pauseMilliseconds = 500,
}: RotationOptions): Promise<Rotation> => {
  await refuseSecond(connection);
  const begun = await readKekFile(file);
  await refuseUnknown(connection, begun);
  const resumed = Object.keys(begun.keys).length > 1;
  const during = resumed ? begun : await withNewKey(connection, file, begun);
  const { current: to } = during;
  const old = Object.keys(during.keys).filter((id) => id !== to);

  let rewrapped = 0;
  const report = async (): Promise<void> => {
    const counts = await countsOf(connection);
    onProgress({
      to,
      rewrapped,
      left: counts.reduce((sum, { kek_id, count }) => sum + (kek_id === to ? 0 : count), 0),
    });
  };
  await report();
  for (let attempt = 0; ; attempt += 1) {
    for (let moved = 1; moved > 0; ) {
      moved = await rewrapOnce(connection, file, to, batch);
      rewrapped += moved;
      if (moved > 0) await report();
    }
    if (await retireAll(connection, old)) break;
    if (attempt === MOST_ATTEMPTS) {
      throw new CannotRotate(
        `data keys are still wrapped with ${old.join(', ')}: does another program read another copy of ${file}? The old key stays.`,
      );
    }
    await pause(pauseMilliseconds);
  }
  await replaceKekFile(file, { current: to, keys: { [to]: during.keys[to] ?? '' } });
  return { to, removed: old, rewrapped, resumed };
};

/** Each of two would write a key file without the other's new key. */
const refuseSecond = async (connection: KeyPool): Promise<void> => {
  const { rows } = await connection.query(takeLock, []);
  if ((rows[0] as { taken?: unknown } | undefined)?.taken !== true) {
    throw new CannotRotate('another rotation is going on. Let it end, or end it, and run this again.');
  }
};

type Count = { readonly kek_id: string; readonly count: number };

const countsOf = async (connection: KeyPool): Promise<readonly Count[]> =>
  (await connection.query(countByKek, [])).rows as readonly Count[];

const refuseUnknown = async (connection: KeyPool, { keys }: KekFile): Promise<void> => {
  const unknown = (await countsOf(connection)).filter(({ kek_id }) => !Object.hasOwn(keys, kek_id));
  if (unknown.length === 0) return;
  const said = unknown.map(({ kek_id, count }) => `${count} by ${kek_id}`).join(', ');
  throw new CannotRotate(`data keys are wrapped by a key-encryption key that the file does not hold: ${said}`);
};

/** No id is used twice, not even one whose key is long gone. */
const withNewKey = async (connection: KeyPool, file: string, { current, keys }: KekFile): Promise<KekFile> => {
  const { rows } = await connection.query(usedIds, []);
  const used = [...Object.keys(keys), ...(rows as readonly { id: string }[]).map(({ id }) => id)];
  const numbers = used.map((id) => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0));
  const to = `k${Math.max(...numbers) + 1}`;
  const content: KekFile = { current: to, keys: { [to]: newKey(), [current]: keys[current] ?? '' } };
  await replaceKekFile(file, content);
  return content;
};

const rewrapOnce = async (connection: KeyPool, file: string, to: string, batch: number): Promise<number> => {
  const { rows } = await connection.query(selectBatch, [to, batch]);
  const found = rows as readonly Row[];
  if (found.length === 0) return 0;
  const kek = await loadKek(file);
  const anew = await Promise.all(
    found.map(async ({ scope, wrapped, kek_id }) => {
      const plain = await kek.unwrap(kek_id, wrapped).catch(() => {
        throw new CannotRotate(`the data key for ${scope} does not open with key-encryption key ${kek_id}`);
      });
      const { keyId, wrapped: again } = await kek.wrap(plain);
      plain.fill(0);
      if (keyId !== to) throw new CannotRotate(`another rotation has begun: ${file} has changed`);
      return Buffer.from(again);
    }),
  );
  const before = found.map(({ wrapped }) => Buffer.from(wrapped));
  await connection.query(rewrapBatch, [to, found.map(({ scope }) => scope), before, anew]);
  return found.length;
};

/** Whether nothing is wrapped with any of them, and nothing will be. */
const retireAll = async (connection: KeyPool, ids: readonly string[]): Promise<boolean> => {
  for (const id of ids) {
    try {
      const { rows } = await connection.query(retire, [id, new Date().toISOString()]);
      if (Number((rows[0] as { used?: unknown } | undefined)?.used) !== 0) return false;
    } catch (error) {
      if ((error as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return false;
      throw error;
    }
  }
  return true;
};
