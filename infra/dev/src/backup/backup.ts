import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { journeyScope, loadKek, openVault, type Vault } from '@stafett/vault';
import pg from 'pg';
import { CannotCopy } from './cannot-copy.ts';
import { backupsIn, begunAt, folderName, hashOf, type KeptFile, type KeptTable, writeManifest } from './manifest.ts';
import { casesWithoutKey, sealFacts } from './sealed-facts.ts';
import { copyTables, readSequences } from './tables.ts';
import { copyTemporalStore } from './temporal-store.ts';

export type BackupOptions = {
  /** A home: keys/, temporal/ and the marks of a start. */
  readonly home: string;
  /** postgresql:// as the superuser, to Stafett's database. */
  readonly adminUrl: string;
  /** The process of Temporal's server while it runs. */
  readonly temporalPid: number | undefined;
  /** Where backups of data go; without it keys alone are backed up. */
  readonly dataTo: string | undefined;
  readonly keysTo: string;
  /** Backups of keys that are older are removed: as long as one stands, a destroyed key may come back from it. */
  readonly keepKeysDays: number;
  readonly now: Date;
  readonly say: (line: string) => void;
};

export type BackedUp = {
  readonly data: string | undefined;
  readonly keys: string;
  readonly removed: readonly string[];
};

/** What a start notes that it has done, and a restored home need not do again. */
const MARKS = ['imported', 'contacts'];

const UNFINISHED = '.unfinished';

/** Files of keys/ that a restored home needs. */
const SECRETS = ['kek.json', 'secrets.json'];

/**
 * Backs a home up while it runs, or while its PostgreSQL alone does: first Temporal's store, then PostgreSQL and the data keys in one
 * snapshot, so that PostgreSQL never knows less than Temporal does (what Temporal lacks is made good at the next act and by a rebuild; the
 * other way round it would not be). One that fails leaves nothing; one that is killed leaves folders `….unfinished`, which go a day later.
 */
export const backUp = async (options: BackupOptions): Promise<BackedUp> => {
  const { dataTo, keysTo, now } = options;
  if (dataTo !== undefined) refuseTogether(dataTo, keysTo);
  const data = dataTo === undefined ? undefined : await beginFolder(dataTo, folderName('data', now));
  const keys = await beginFolder(keysTo, folderName('keys', now));
  try {
    await copyStores(options, data?.unfinished, keys.unfinished);
  } catch (error) {
    await Promise.all([data?.discard(), keys.discard()]);
    throw error;
  }
  // Keys first: data without keys would be a backup of nothing.
  await keys.finish();
  await data?.finish();
  return { data: data?.path, keys: keys.path, removed: await removeOldKeys(keysTo, options.keepKeysDays, now) };
};

const copyStores = async (options: BackupOptions, data: string | undefined, keys: string): Promise<void> => {
  const { home, now, say } = options;
  const temporal = data === undefined ? [] : await keepTemporal(options, data);
  const secrets = await keepSecrets(home, keys);
  const client = new pg.Client({ connectionString: options.adminUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const kekFile = join(keys, 'kek.json');
    const vault = data === undefined ? undefined : openVault({ pool: client, kek: await loadKek(kekFile) });
    await beginWhole(client, kekFile, vault);
    const scopes = await scopesOf(client);
    const common = {
      takenAt: now.toISOString(),
      migrations: await migrationsOf(client),
      ...scopes,
    } as const;
    const keyTables = await copyTables(client, keys, true);
    await writeManifest(keys, { ...common, kind: 'keys', format: 1, tables: keyTables, secrets });
    say(`keys: ${scopes.liveScopes.length} data keys, ${scopes.destroyedScopes.length} destroyed`);
    if (data !== undefined && vault) {
      const sealed = await sealFacts(client, vault, data);
      const tables = await copyTables(client, data, false);
      const sequences = await readSequences(client);
      const marks = MARKS.filter((mark) => existsSync(join(home, mark)));
      await writeManifest(data, { ...common, kind: 'data', format: 2, sealed, tables, sequences, temporal, marks });
      say(`PostgreSQL: ${tables.length} tables, ${rowsIn(tables)} rows`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
};

/** So many journeys may just be beginning, one after the other. */
const TRIES = 20;

/**
 * Begins the one snapshot that is copied. Every case in it has a key to seal with: it comes with the first thing that its journey writes, and
 * for one that has not begun yet it is made here.
 */
const beginWhole = async (client: pg.Client, kekFile: string, vault: Vault | undefined): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await client.query('begin isolation level repeatable read read only');
    await refuseUnopened(client, kekFile);
    const lacking = vault ? await casesWithoutKey(client) : [];
    if (lacking.length === 0) return;
    await client.query('rollback');
    for (const caseId of lacking) await vault?.createKey(journeyScope(caseId));
  }
  throw new CannotCopy('New cases come faster than their keys can be made. Try again.');
};

const rowsIn = (tables: readonly KeptTable[]): number => tables.reduce((sum, { rows }) => sum + rows, 0);

const refuseTogether = (dataTo: string, keysTo: string): void => {
  const [one, other] = [resolve(dataTo), resolve(keysTo)];
  const isWithin = (inner: string, outer: string): boolean => !relative(outer, inner).startsWith('..');
  if (isWithin(one, other) || isWithin(other, one)) {
    throw new CannotCopy(
      'Data and keys are backed up to different folders, neither within the other: who has both reads everything.',
    );
  }
};

const beginFolder = async (parent: string, name: string) => {
  const path = join(resolve(parent), name);
  const unfinished = `${path}${UNFINISHED}`;
  if (existsSync(path)) throw new CannotCopy(`${path} is there already. Wait a second and try again.`);
  await mkdir(resolve(parent), { recursive: true, mode: 0o700 });
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  return {
    path,
    unfinished,
    finish: () => rename(unfinished, path),
    discard: () => rm(unfinished, { recursive: true, force: true }),
  };
};

const keepTemporal = async ({ home, temporalPid, say }: BackupOptions, folder: string): Promise<KeptFile[]> => {
  const { files, stillMs } = await copyTemporalStore(join(home, 'temporal', 'temporal.db'), temporalPid, folder);
  say(`Temporal: its store${temporalPid === undefined ? '' : `; the server stood still for ${stillMs} ms`}`);
  return files;
};

const keepSecrets = (home: string, folder: string): Promise<KeptFile[]> =>
  Promise.all(
    SECRETS.map(async (file) => {
      await copyFile(join(home, 'keys', file), join(folder, file));
      await chmod(join(folder, file), 0o600);
      return { file, sha256: await hashOf(join(folder, file)) };
    }),
  );

const scopesOf = async (client: pg.Client) => {
  const { rows } = await client.query<{ scope: string; live: boolean }>(
    'select scope, wrapped is not null as live from vault.data_key order by scope',
  );
  const those = (live: boolean): string[] => rows.filter((row) => row.live === live).map(({ scope }) => scope);
  return { liveScopes: those(true), destroyedScopes: those(false) };
};

/** The key file and the data keys are not of one moment when a rotation goes on. */
const refuseUnopened = async (client: pg.Client, kekFile: string): Promise<void> => {
  const { keys } = JSON.parse(await readFile(kekFile, 'utf8')) as { keys: Record<string, string> };
  const { rows } = await client.query<{ id: string }>(
    'select distinct kek_id as id from vault.data_key where wrapped is not null',
  );
  const missing = rows.filter(({ id }) => !Object.hasOwn(keys, id));
  if (missing.length > 0)
    throw new CannotCopy('The key-encryption key is being rotated. Back up when the rotation has ended.');
};

const migrationsOf = async (client: pg.Client): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
    )
  ).rows.map(({ name }) => name);

const DAY_MS = 86_400_000;

/** The newest stays, however old it is. Of one that was killed nothing stays for longer than a day. */
const removeOldKeys = async (folder: string, keepDays: number, now: Date): Promise<string[]> => {
  const isOlder = (name: string, days: number): boolean => {
    const begun = begunAt(name, 'keys');
    return begun !== undefined && now.getTime() - begun.getTime() > days * DAY_MS;
  };
  const whole = (await backupsIn(resolve(folder), 'keys')).slice(0, -1);
  const cutShort = (await readdir(resolve(folder))).filter((name) => name.endsWith(UNFINISHED));
  const old = [
    ...whole.filter((path) => isOlder(basename(path), keepDays)),
    ...cutShort
      .filter((name) => isOlder(name.slice(0, -UNFINISHED.length), 1))
      .map((name) => join(resolve(folder), name)),
  ];
  for (const path of old) await rm(path, { recursive: true });
  return old;
};
