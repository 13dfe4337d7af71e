import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { KeyDestroyed, KeyMissing, KeyNotUnwrapped, KeyStoreUnavailable } from './errors.ts';
import type { KeyEncryptionKey } from './kek.ts';
import { checkedScope, type Scope } from './scope.ts';

/**
 * Runs one SQL statement. A `pg` pool or client has this shape; for a Prisma transaction:
 * `async (sql, values) => ({ rows: await tx.$queryRawUnsafe(sql, ...values) })`.
 */
export type QueryFunction = (sql: string, values: unknown[]) => Promise<{ readonly rows: readonly unknown[] }>;

/** What the vault needs of a `pg` pool. */
export type KeyPool = { readonly query: QueryFunction };

export type DataKey =
  | { readonly type: 'live'; readonly key: KeyObject }
  /** `at`: when, ISO 8601 in UTC. */
  | { readonly type: 'destroyed'; readonly at: string };

/** What a read of the key store says about one scope. */
type Found = DataKey | { readonly type: 'missing' } | { readonly type: 'notRead'; readonly error: unknown };

type Row = {
  readonly scope: string;
  readonly wrapped: Uint8Array | null;
  readonly kek_id: string;
  /** There exactly when `wrapped` is not. */
  readonly destroyed_at: Date | null;
};

export type DataKeysOptions = {
  readonly pool: KeyPool;
  readonly kek: KeyEncryptionKey;
  /** Milliseconds since 1970; may not run backwards. */
  readonly now: () => number;
  /** How long a key is used before the store is asked again. */
  readonly cachedMilliseconds: number;
  /** How long a key that was read is used while the store gives no answer. */
  readonly heldMilliseconds: number;
  readonly cachedKeys: number;
  readonly answerWithinMilliseconds: number;
};

export type DataKeys = {
  /** Makes the scope's key unless it is there. Throws `KeyDestroyed` when it was destroyed. */
  readonly create: (scope: Scope, query?: QueryFunction) => Promise<void>;
  /** Gives the scope's key. Throws `KeyMissing` when there never was one. */
  readonly get: (scope: Scope, query?: QueryFunction) => Promise<DataKey>;
};

type Kept = { readonly key: DataKey; readonly readAt: number };

const keyLength = 32;
// After no answer, those who hold a key do not wait for the next one at every payload.
const askAgainAfterMilliseconds = 1_000;

const selectKeys = 'select scope, wrapped, kek_id, destroyed_at from vault.data_key where scope = any($1::text[])';
// A key-encryption key that was retired while a data key was being wrapped with it opens nothing any more (see retire_kek).
const insertKey = `insert into vault.data_key (scope, wrapped, kek_id, created_at)
  select $1::text, $2::bytea, $3::text, $4::timestamptz
   where not exists (select from vault.retired_kek where id = $3::text)
  on conflict (scope) do nothing returning scope`;

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Data keys, read from the key store and unwrapped. Keys that are read through the pool are cached; those asked for in the same
 * tick are read in one statement. A caller's own transaction is never cached: its key may yet be rolled back.
 * While the store gives no answer, keys that were read are held a while longer, so that running journeys ride it out.
 */
export const dataKeys = (options: DataKeysOptions): DataKeys => {
  const { pool, kek, now } = options;
  const cache = new LRUCache<Scope, Kept>({
    max: options.cachedKeys,
    ttl: Math.max(options.cachedMilliseconds, options.heldMilliseconds),
    ttlResolution: 0,
    perf: { now },
  });

  let askAgainAt = 0;

  const isFresh = (kept: Kept): boolean => now() - kept.readAt < options.cachedMilliseconds;

  const askStore: QueryFunction = async (sql, values) => {
    try {
      const answer = await within(options.answerWithinMilliseconds, pool.query(sql, values));
      askAgainAt = 0;
      return answer;
    } catch (error) {
      askAgainAt = now() + askAgainAfterMilliseconds;
      throw new KeyStoreUnavailable(error);
    }
  };

  const unwrap = async ({ scope, wrapped, kek_id, destroyed_at }: Row): Promise<Found> => {
    if (wrapped === null) return { type: 'destroyed', at: destroyed_at?.toISOString() ?? '' };
    try {
      return { type: 'live', key: createSecretKey(await kek.unwrap(kek_id, wrapped)) };
    } catch (error) {
      return {
        type: 'notRead',
        error: error instanceof KeyStoreUnavailable ? error : new KeyNotUnwrapped(scope, kek_id),
      };
    }
  };

  const readOnce = async (scopes: readonly Scope[], query: QueryFunction): Promise<Map<string, Found>> => {
    const { rows } = await query(selectKeys, [scopes]);
    return new Map(
      await Promise.all((rows as readonly Row[]).map(async (row) => [row.scope, await unwrap(row)] as const)),
    );
  };

  const read = async (scopes: readonly Scope[], query: QueryFunction): Promise<Map<string, Found>> => {
    const found = await readOnce(scopes, query);
    const isUnopened = (scope: Scope): boolean => {
      const key = found.get(scope);
      return key?.type === 'notRead' && key.error instanceof KeyNotUnwrapped;
    };
    const unopened = scopes.filter(isUnopened);
    if (unopened.length === 0) return found;
    // Between the row and the key file a rotation may have ended: the row, read again, names the key of today.
    return new Map([...found, ...(await readOnce(unopened, query))]);
  };

  const outcome = (scope: Scope, found: Found | undefined): DataKey => {
    switch (found?.type) {
      case 'live':
      case 'destroyed':
        return found;
      case 'notRead':
        throw found.error;
      case 'missing':
      case undefined:
        throw new KeyMissing(scope);
    }
  };

  type Waiting = { readonly promise: Promise<Found>; readonly settle: (found: Found) => void };
  const pending = new Map<Scope, Waiting>();

  const readPending = async (): Promise<void> => {
    const asked = new Map(pending);
    pending.clear();
    cache.purgeStale();
    // The time limit counts from before the question: a key destroyed after it is not used for longer than that.
    const readAt = now();
    try {
      const found = await read([...asked.keys()], askStore);
      for (const [scope, { settle }] of asked) {
        const key = found.get(scope) ?? { type: 'missing' };
        if (key.type === 'live' || key.type === 'destroyed') cache.set(scope, { key, readAt }, { start: readAt });
        settle(key);
      }
    } catch (error) {
      for (const { settle } of asked.values()) settle({ type: 'notRead', error });
    }
  };

  const readSoon = (scope: Scope): Promise<Found> => {
    const already = pending.get(scope);
    if (already) return already.promise;
    let settle: (found: Found) => void = () => {};
    const promise = new Promise<Found>((resolve) => {
      settle = resolve;
    });
    if (pending.size === 0) queueMicrotask(readPending);
    pending.set(scope, { promise, settle });
    return promise;
  };

  const get = async (scope: Scope, query?: QueryFunction): Promise<DataKey> => {
    const kept = cache.get(checkedScope(scope));
    if (kept && isFresh(kept)) return kept.key;
    if (query) return outcome(scope, (await read([scope], query)).get(scope));
    if (kept && now() < askAgainAt) return kept.key;
    const found = await readSoon(scope);
    if (kept && found.type === 'notRead' && found.error instanceof KeyStoreUnavailable) return kept.key;
    return outcome(scope, found);
  };

  const insert = async (scope: Scope, query: QueryFunction): Promise<boolean> => {
    const { keyId, wrapped } = await kek.wrap(randomBytes(keyLength));
    const values = [scope, Buffer.from(wrapped), keyId, new Date(now()).toISOString()];
    return (await query(insertKey, values)).rows.length > 0;
  };

  const create = async (scope: Scope, query?: QueryFunction): Promise<void> => {
    const kept = cache.get(checkedScope(scope));
    if (kept?.key.type === 'live' && isFresh(kept)) return;
    if (await insert(scope, query ?? askStore)) return;
    const there = await get(scope, query).catch(async (error: unknown) => {
      // Nobody else made it: the key-encryption key was retired in between, and there is a new one.
      if (error instanceof KeyMissing && (await insert(scope, query ?? askStore))) return undefined;
      throw error;
    });
    if (there?.type === 'destroyed') throw new KeyDestroyed(scope);
  };

  return { create, get };
};
