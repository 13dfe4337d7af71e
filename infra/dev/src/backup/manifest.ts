import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CannotCopy } from './cannot-copy.ts';

/** One file of a backup, and what it must hash to. */
export type KeptFile = { readonly file: string; readonly sha256: string };

export type KeptTable = KeptFile & {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
};

export type KeptSequence = { readonly schema: string; readonly sequence: string; readonly value: string };

type Common = {
  readonly takenAt: string;
  /** The migrations that the database had, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly KeptTable[];
};

/** Everything but keys: without a backup of keys it opens nothing. */
export type DataManifest = Common & {
  readonly kind: 'data';
  /** In those of format 1 nothing is sealed: everything stands in the tables. */
  readonly format: 1 | 2;
  readonly sealed?: KeptFile;
  readonly sequences: readonly KeptSequence[];
  readonly temporal: readonly KeptFile[];
  /** Scopes (opaque ids) whose keys it needs, and those whose keys were destroyed by then. */
  readonly liveScopes: readonly string[];
  readonly destroyedScopes: readonly string[];
  /** What a start has done once and need not do again. */
  readonly marks: readonly string[];
};

/** The data keys, the key-encryption key that opens them, and the passwords of the installation. */
export type KeysManifest = Common & {
  readonly kind: 'keys';
  readonly format: 1;
  readonly secrets: readonly KeptFile[];
  readonly liveScopes: readonly string[];
  readonly destroyedScopes: readonly string[];
};

export type Manifest = DataManifest | KeysManifest;

const MANIFEST = 'manifest.json';
const READABLE = { data: [1, 2], keys: [1] } as const satisfies Record<Manifest['kind'], readonly number[]>;
const NAME = /^stafett-(data|keys)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** The folder of a backup: its kind and the second it was begun (UTC). */
export const folderName = (kind: Manifest['kind'], at: Date): string =>
  `stafett-${kind}-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;

/** When a folder of that name was begun; undefined when it is no backup of that kind. */
export const begunAt = (name: string, kind: Manifest['kind']): Date | undefined => {
  const [, found, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
  return found === kind ? new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : undefined;
};

/** The complete backups of a kind in a folder, the newest last; none when there is no such folder. */
export const backupsIn = async (folder: string, kind: Manifest['kind']): Promise<string[]> => {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => begunAt(name, kind) !== undefined)
    .sort()
    .map((name) => join(folder, name));
};

export const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flag: 'wx' });

/** Reads a backup and proves every file of it. Refuses what is no complete, unchanged backup of that kind. */
export const readManifest = async <Kind extends Manifest['kind']>(
  folder: string,
  kind: Kind,
): Promise<Extract<Manifest, { kind: Kind }>> => {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new CannotCopy(`${folder} is no complete backup: it has no ${MANIFEST}.`);
  });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.kind !== kind || !(READABLE[kind] as readonly number[]).includes(manifest.format))
    throw new CannotCopy(`${folder} is no backup of ${kind} that this version reads.`);
  const files: readonly KeptFile[] = [
    ...manifest.tables,
    ...(manifest.kind === 'data' ? manifest.temporal : manifest.secrets),
    ...(manifest.kind === 'data' && manifest.sealed ? [manifest.sealed] : []),
  ];
  for (const { file, sha256 } of files) {
    const found = await hashOf(join(folder, file)).catch(() => undefined);
    if (found !== sha256)
      throw new CannotCopy(`${join(folder, file)} is ${found === undefined ? 'missing' : 'not as it was written'}.`);
  }
  return manifest as Extract<Manifest, { kind: Kind }>;
};
