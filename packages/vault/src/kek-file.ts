import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, open as openFile, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Key-encryption keys by id, base64, and which of them wraps new data keys. More than one while a rotation goes on. */
export type KekFile = { readonly current: string; readonly keys: Readonly<Record<string, string>> };

const keyLength = 32;

/** A new key, as the file holds it. */
export const newKey = (): string => randomBytes(keyLength).toString('base64');

const isKekFile = (value: unknown): value is KekFile => {
  if (typeof value !== 'object' || value === null) return false;
  const { current, keys } = value as Record<string, unknown>;
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null || !Object.hasOwn(keys, current)) {
    return false;
  }
  return Object.values(keys).every((key) => typeof key === 'string' && Buffer.from(key, 'base64').length === keyLength);
};

/**
 * Reads a key file. Refuses a missing file (ENOENT), one that others than its owner may read, and one that is not a key
 * file; the messages never quote its content.
 */
export const readKekFile = async (file: string): Promise<KekFile> => {
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
  return content;
};

/** Writes the content beside the file, safely on disk, and lets `place` put it where it belongs. */
const writeBeside = async (
  file: string,
  content: KekFile,
  place: (unfinished: string) => Promise<void>,
): Promise<void> => {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await openFile(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(unfinished);
  } finally {
    await rm(unfinished, { force: true });
  }
  const folder = await openFile(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
};

/**
 * Makes a key file of mode 0600 (a missing folder gets 0700). Refuses with EEXIST when the file is there: overwriting it
 * would erase everything it opens. Killed halfway it leaves no file of that name.
 */
export const makeKekFile = async (file: string, content: KekFile): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // A link, not a rename: it refuses to replace a key file that another start made meanwhile.
  await writeBeside(file, content, (unfinished) => link(unfinished, file));
};

/** Puts new content in the place of a key file, in one step, and keeps its owner; where a link leads, not on the link. */
export const replaceKekFile = async (named: string, content: KekFile): Promise<void> => {
  const file = await realpath(named);
  const { uid, gid } = await stat(file);
  await writeBeside(file, content, async (unfinished) => {
    // The service may run as another user than who rotates its keys.
    if (process.getuid?.() === 0) await chown(unfinished, uid, gid);
    await rename(unfinished, file);
  });
};
