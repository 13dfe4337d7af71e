import { createSecretKey, type KeyObject } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { open, seal } from './envelope.ts';
import { type KekFile, makeKekFile, newKey, readKekFile } from './kek-file.ts';

export type Wrapped = {
  /** The key-encryption key that it is wrapped with. */
  readonly keyId: string;
  readonly wrapped: Uint8Array;
};

/**
 * Wraps data keys. A local file serves development and small installations; a KMS can take its place behind these two
 * functions. An implementation that cannot reach its KMS throws `KeyStoreUnavailable`.
 */
export type KeyEncryptionKey = {
  /** Wraps with the key that is current now. */
  readonly wrap: (bytes: Uint8Array) => Promise<Wrapped>;
  /** Unwraps what the key `keyId` wrapped, current or not; throws when it does not open. */
  readonly unwrap: (keyId: string, bytes: Uint8Array) => Promise<Uint8Array>;
};

type Loaded = { readonly current: string; readonly keys: ReadonlyMap<string, KeyObject>; readonly version: string };

/** Tells one state of the file from the next; a rotation puts a new file in its place. */
const versionOf = async (file: string): Promise<string> => {
  const { ino, size, mtimeNs } = await stat(file, { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
};

const loaded = ({ current, keys }: KekFile, version: string): Loaded => ({
  current,
  keys: new Map(Object.entries(keys).map(([id, key]) => [id, createSecretKey(Buffer.from(key, 'base64'))])),
  version,
});

/** Keys from a file that a rotation may change while they are used: nothing has to be started again. */
const following = (file: string, first: Loaded): KeyEncryptionKey => {
  let known = first;

  const readAgain = async (): Promise<void> => {
    try {
      const version = await versionOf(file);
      if (version !== known.version) known = loaded(await readKekFile(file), version);
    } catch {
      // A file that can't be read for a while takes nothing from those who have its keys.
    }
  };

  return {
    wrap: async (bytes) => {
      await readAgain();
      const { current: keyId, keys } = known;
      const key = keys.get(keyId);
      if (!key) throw new Error(`no key-encryption key ${keyId}`);
      return { keyId, wrapped: seal(key, `kek:${keyId}`, 'data-key', bytes) };
    },
    unwrap: async (keyId, bytes) => {
      if (!known.keys.has(keyId)) await readAgain();
      const key = known.keys.get(keyId);
      if (!key) throw new Error(`no key-encryption key ${keyId}`);
      const plain = open(key, `kek:${keyId}`, 'data-key', bytes);
      if (!plain) throw new Error(`not wrapped by key-encryption key ${keyId}`);
      return plain;
    },
  };
};

/**
 * Makes a new key-encryption key in a file of mode 0600 (a missing folder gets 0700) and gives it. Refuses with EEXIST
 * when the file is there: overwriting it would erase everything it opens. Killed halfway it leaves no file of that name.
 */
export const createKek = async (file: string): Promise<KeyEncryptionKey> => {
  await makeKekFile(file, { current: 'k1', keys: { k1: newKey() } });
  return loadKek(file);
};

/**
 * Reads a key-encryption key file, and again when it has changed: a rotation needs no restart. Refuses a missing file
 * (ENOENT), one that others than its owner may read, and one that is not a key file; the messages never quote its content.
 */
export const loadKek = async (file: string): Promise<KeyEncryptionKey> => {
  const version = await versionOf(file);
  return following(file, loaded(await readKekFile(file), version));
};
