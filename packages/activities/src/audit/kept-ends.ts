import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SeenHead } from './check-chain.ts';
import type { VerifiedLog } from './verify.ts';

/** A file that should hold the ends of the logs, and does not. */
export class EndsUnreadable extends Error {
  override readonly name = 'EndsUnreadable';
}

/** Where each agency's log ended at a check, kept outside of the database until the next. */
export type Ends = ReadonlyMap<string, SeenHead>;

const DAY_FILE = /^ends-\d{4}-\d{2}-\d{2}\.json$/;

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

const isEnds = (value: unknown): value is Readonly<Record<string, SeenHead>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (head: unknown) =>
      typeof head === 'object' &&
      head !== null &&
      'number' in head &&
      Number.isInteger(head.number) &&
      'seal' in head &&
      typeof head.seal === 'string',
  );

/** The name of a day's file in a folder of ends. */
export const endsOfDay = (folder: string, day: string): string => join(folder, `ends-${day}.json`);

/** The newest day's file in the folder; undefined when it has none. Throws `EndsUnreadable` when the folder can't be read. */
export const newestEnds = async (folder: string): Promise<string | undefined> => {
  const names = await readdir(folder).catch(() => {
    throw new EndsUnreadable(`${folder} can't be read.`);
  });
  const newest = names
    .filter((name) => DAY_FILE.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(folder, newest);
};

/** Whether the path is a folder that is there. */
export const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** What a file says of where the logs ended; nothing when there is no such file. Throws `EndsUnreadable`. */
export const readEnds = async (file: string): Promise<Ends> => {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Map();
    throw new EndsUnreadable(`${file} can't be read.`);
  }
  try {
    const ends: unknown = JSON.parse(text);
    if (isEnds(ends)) return new Map(Object.entries(ends));
  } catch {
    // Told below.
  }
  throw new EndsUnreadable(`${file} is not what audit:verify has written. Give another file, or mend this one.`);
};

/** Writes where the logs end, whole or not at all, for its owner alone. */
export const writeEnds = async (file: string, logs: readonly VerifiedLog[]): Promise<void> => {
  const ends = Object.fromEntries(logs.flatMap(({ tenant, head }) => (head ? [[tenant, head]] : [])));
  await writeFile(`${file}.unfinished`, `${JSON.stringify(ends, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.unfinished`, file);
};
