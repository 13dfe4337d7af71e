import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, open as openFile, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { open, seal } from './envelope.ts';

/**
 * Wraps data keys. A local file serves development and small installations; a KMS can take its place behind these two
 * functions. An implementation that cannot reach its KMS throws `KeyStoreUnavailable`.
 */
export type KeyEncryptionKey = {
  /** The key that new data keys are wrapped with. */
  readonly id: string;
  readonly wrap: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Unwraps what the key `keyId` wrapped, current or not; throws when it does not open. */
  readonly unwrap: (keyId: string, bytes: Uint8Array) => Promise<Uint8Array>;
};

type KekFile = { readonly current: string; readonly keys: Readonly<Record<string, string>> };

const keyLength = 32;

const isKekFile = (value: unknown): value is KekFile => {
  if (typeof value !== 'object' || value === null) return false;
  const { current, keys } = value as Record<string, unknown>;
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null || !Object.hasOwn(keys, current)) {
    return false;
  }
  return Object.values(keys).every((key) => typeof key === 'string' && Buffer.from(key, 'base64').length === keyLength);
};

const fromFile = ({ current, keys }: KekFile): KeyEncryptionKey => {
  const loaded = new Map<string, KeyObject>(
    Object.entries(keys).map(([id, key]) => [id, createSecretKey(Buffer.from(key, 'base64'))]),
  );
  const keyOf = (id: string): KeyObject => {
    const key = loaded.get(id);
    if (!key) throw new Error(`no key-encryption key ${id}`);
    return key;
  };
  return {
    id: current,
    wrap: async (bytes) => seal(keyOf(current), `kek:${current}`, 'data-key', bytes),
    unwrap: async (keyId, bytes) => {
      const plain = open(keyOf(keyId), `kek:${keyId}`, 'data-key', bytes);
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
  const content: KekFile = { current: 'k1', keys: { k1: randomBytes(keyLength).toString('base64') } };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await openFile(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link, not a rename: it refuses to replace a key file that another start made meanwhile.
    await link(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  const folder = await openFile(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
  return fromFile(content);
};

/**
 * Reads a key-encryption key file. Refuses a missing file (ENOENT), one that others than its owner may read, and one that
 * is not a key file; the messages never quote its content.
 */
export const loadKek = async (file: string): Promise<KeyEncryptionKey> => {
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new Error(`the key file ${file} must be readable by its owner alone (chmod 600)`);
  const text = await readFile(file, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is the key.
    content = undefined;
  }
  if (!isKekFile(content)) throw new Error(`${file} is not a key file`);
  return fromFile(content);
};
