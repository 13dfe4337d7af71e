import { createHmac, hkdfSync } from 'node:crypto';
import { type DataKey, dataKeys, type KeyPool, type QueryFunction } from './data-keys.ts';
import { open, seal } from './envelope.ts';
import { CiphertextRefused, KeyDestroyed, KeyMissing } from './errors.ts';
import type { KeyEncryptionKey } from './kek.ts';
import type { ContentScope, Scope } from './scope.ts';

/** What decrypting gives once the key is destroyed: the content is erased, in the database and in every backup of it. `at`: since when, ISO 8601 in UTC. */
export type Tombstone = Extract<DataKey, { type: 'destroyed' }>;

export type VaultOptions = {
  /** A small pool of its own is best: keys are needed while the others are busy. */
  readonly pool: KeyPool;
  readonly kek: KeyEncryptionKey;
  /**
   * How long an unwrapped key is used before the store is asked again, and so how long after its destruction a running
   * program may still use it. 60 000 ms unless set.
   */
  readonly cachedMilliseconds?: number;
  /**
   * How long a key that was read is used while the store gives no answer: a journey rides out a restart of PostgreSQL,
   * and a program cut off from the store learns of a destruction by then. 900 000 ms (a quarter of an hour) unless set.
   */
  readonly heldMilliseconds?: number;
  /** How many unwrapped keys are kept, the least used leave first. 10 000 unless set: the largest name search fits. */
  readonly cachedKeys?: number;
  /** How long the key store may take to answer before `KeyStoreUnavailable`. 3 000 ms unless set. */
  readonly answerWithinMilliseconds?: number;
  /** Milliseconds since 1970, never running backwards. */
  readonly now?: () => number;
};

/**
 * Encrypts and decrypts under the key of a scope. `place` (the additional authenticated data) says where the ciphertext
 * belongs, such as `document:<id>:<version>`; it must be the same when decrypting, so that ciphertexts can't change places.
 *
 * Give `query` inside a transaction that made the key itself: only it can see the key. Errors of that query come through
 * as they are. Every function throws `KeyStoreUnavailable` when the key store gives no answer; that is never a tombstone.
 */
export type Vault = {
  /**
   * Makes the scope's key unless it is there; safe when several do so at once. Throws `KeyDestroyed` when it was
   * destroyed: a scope never gets a second key.
   */
  readonly createKey: (scope: Scope, query?: QueryFunction) => Promise<void>;
  /** Throws `KeyMissing` when the scope has no key (see `createKey`) and `KeyDestroyed` when it was destroyed. */
  readonly encrypt: (
    scope: ContentScope,
    content: Uint8Array | string,
    place: string,
    query?: QueryFunction,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Gives the content, or a tombstone when the key was destroyed. Throws `KeyMissing` when there never was a key and
   * `CiphertextRefused` when the ciphertext was changed or belongs to another scope or place. Many at once
   * (`Promise.all`) read their keys in one statement.
   */
  readonly decrypt: (
    scope: ContentScope,
    ciphertext: Uint8Array,
    place: string,
    query?: QueryFunction,
  ) => Promise<Uint8Array<ArrayBuffer> | Tombstone>;
  /** As `decrypt`, for what was encrypted as a string. */
  readonly decryptText: (
    scope: ContentScope,
    ciphertext: Uint8Array,
    place: string,
    query?: QueryFunction,
  ) => Promise<string | Tombstone>;
  /**
   * What a text is recognised by in the ledger: HMAC-SHA-256 under a key derived from the scope's own, hex. Tells whether two
   * texts are the same and, once the scope's key is destroyed, nothing at all: a plain hash of a short text can be guessed.
   */
  readonly fingerprint: (scope: ContentScope, text: string, query?: QueryFunction) => Promise<string>;
  /**
   * The hash that a person is found by: HMAC-SHA-256 of the twelve digits under the `lookup` key, 32 bytes. Refuses
   * anything but twelve digits. The key outlives every participant, so gallring deletes the hash itself, and a backup leaves it out.
   */
  readonly lookupHash: (personnummer12: string) => Promise<Uint8Array<ArrayBuffer>>;
};

/** Whether decrypting gave a tombstone. */
export const isTombstone = (decrypted: Uint8Array | string | Tombstone): decrypted is Tombstone =>
  typeof decrypted === 'object' && 'type' in decrypted && decrypted.type === 'destroyed';

const monotonicNow = (): number => performance.timeOrigin + performance.now();

/** Opens the vault over a key store and a key-encryption key; asks neither until it is used. */
export const openVault = ({
  pool,
  kek,
  cachedMilliseconds = 60_000,
  heldMilliseconds = 900_000,
  cachedKeys = 10_000,
  answerWithinMilliseconds = 3_000,
  now = monotonicNow,
}: VaultOptions): Vault => {
  const keys = dataKeys({
    pool,
    kek,
    now,
    cachedMilliseconds,
    heldMilliseconds,
    cachedKeys,
    answerWithinMilliseconds,
  });

  const decrypt: Vault['decrypt'] = async (scope, ciphertext, place, query) => {
    const found = await keys.get(scope, query);
    if (found.type === 'destroyed') return found;
    const content = open(found.key, scope, place, ciphertext);
    if (!content) throw new CiphertextRefused(scope);
    return content;
  };

  const lookupKey = async (): Promise<DataKey> => {
    try {
      return await keys.get('lookup');
    } catch (error) {
      if (!(error instanceof KeyMissing)) throw error;
    }
    await keys.create('lookup');
    return keys.get('lookup');
  };

  return {
    createKey: keys.create,
    encrypt: async (scope, content, place, query) => {
      const found = await keys.get(scope, query);
      if (found.type === 'destroyed') throw new KeyDestroyed(scope);
      return seal(found.key, scope, place, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    },
    decrypt,
    decryptText: async (scope, ciphertext, place, query) => {
      const content = await decrypt(scope, ciphertext, place, query);
      return isTombstone(content) ? content : Buffer.from(content).toString('utf8');
    },
    fingerprint: async (scope, text, query) => {
      const found = await keys.get(scope, query);
      if (found.type === 'destroyed') throw new KeyDestroyed(scope);
      const key = Buffer.from(hkdfSync('sha256', found.key, '', 'fingerprint', 32));
      return createHmac('sha256', key).update(text).digest('hex');
    },
    lookupHash: async (personnummer12) => {
      if (!/^\d{12}$/.test(personnummer12)) throw new RangeError('a personnummer is looked up by its twelve digits');
      const found = await lookupKey();
      if (found.type === 'destroyed') throw new KeyDestroyed('lookup');
      return Uint8Array.from(createHmac('sha256', found.key).update(personnummer12).digest());
    },
  };
};
