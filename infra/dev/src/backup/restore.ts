import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { knownMigrations, migrate } from '@stafett/db/migrations';
import {
  connectionString,
  createDatabase,
  createRoles,
  freePort,
  type Postgres,
  startPostgres,
} from '@stafett/local-stack';
import { type KeyEncryptionKey, loadKek, openVault } from '@stafett/vault';
import pg from 'pg';
import { makePrivate } from '../private-home.ts';
import type { Secrets } from '../secrets.ts';
import { CannotCopy } from './cannot-copy.ts';
import { backupsIn, type DataManifest, type KeysManifest, readManifest } from './manifest.ts';
import { openFacts } from './sealed-facts.ts';
import { fillTables } from './tables.ts';

export type RestoreOptions = {
  /** A home that is empty, or not there. */
  readonly home: string;
  readonly data: string;
  readonly keys: string;
  readonly database: string;
  readonly now: Date;
  readonly say: (line: string) => void;
};

export type Restored = { readonly rows: number; readonly destroyed: number };

/** Tells the next start that Temporal's store may be older than the database. */
export const RESTORED = 'restored';

/** What may stand in a home before anything was kept in it. */
const NOTHING = new Set(['tools', 'logs', 'run']);

/**
 * Makes a home from a backup of data and one of keys. Every file is proved first. A key that was destroyed in any backup of keys beside
 * the given one, or by the time of the data, stays destroyed. Refuses a home that holds something, and keys that are too old
 * for the data. Cut short, it leaves a home without a key file, which no start takes for whole.
 */
export const restore = async (options: RestoreOptions): Promise<Restored> => {
  const { home, say } = options;
  await refuseUsedHome(home);
  const data = await readManifest(options.data, 'data');
  const keys = await readManifest(options.keys, 'keys');
  await refuseNewer(data);
  const destroyed = await destroyedScopes(options.keys, data);
  refuseLackingKeys(data, keys, destroyed);
  const kek = await loadKek(join(options.keys, 'kek.json')).catch((error: Error) => {
    throw new CannotCopy(error.message);
  });
  say('Every file is as it was written.');

  // Passable for PostgreSQL's own user, as a start makes it.
  await mkdir(home, { recursive: true, mode: 0o711 });
  await makePrivate(home, process.getuid?.() === 0);
  const secrets = JSON.parse(await readFile(join(options.keys, 'secrets.json'), 'utf8')) as Secrets;
  const postgres = await startPostgres({
    dataDir: join(home, 'postgres'),
    port: await freePort(),
    password: secrets.postgresPassword,
    logFile: join(home, 'logs', 'postgres.log'),
  });
  try {
    await fill(postgres, secrets, options, data, keys, destroyed, kek);
  } finally {
    await postgres.stop();
  }
  const rows = data.tables.reduce((sum, table) => sum + table.rows, 0);
  say(`PostgreSQL: ${data.tables.length} tables, ${rows} rows; ${destroyed.length} keys are destroyed and stay so`);

  await mkdir(join(home, 'temporal'), { mode: 0o700 });
  for (const { file } of data.temporal) await copyFile(join(options.data, file), join(home, 'temporal', file));
  for (const mark of [...data.marks, RESTORED]) await writeFile(join(home, mark), '', { mode: 0o600 });
  await mkdir(join(home, 'keys'), { mode: 0o700 });
  // The key file last: without it no start goes on.
  for (const file of ['secrets.json', 'kek.json']) await copyFile(join(options.keys, file), join(home, 'keys', file));
  await makePrivate(home, process.getuid?.() === 0);
  return { rows, destroyed: destroyed.length };
};

const refuseUsedHome = async (home: string): Promise<void> => {
  const found = (await readdir(home).catch(() => [])).filter((name) => !NOTHING.has(name));
  if (found.length === 0) return;
  throw new CannotCopy(
    `${home} is not empty (${found.join(', ')}). Restore into another (STAFETT_HOME), or remove this one with npm run reset.`,
  );
};

const refuseNewer = async ({ migrations }: DataManifest): Promise<void> => {
  const known = new Set(await knownMigrations());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new CannotCopy(
    `The backup was made by a later version of Stafett (it has ${unknown.join(', ')}). Restore it with that one.`,
  );
};

const destroyedScopes = async (keysFolder: string, data: DataManifest): Promise<string[]> => {
  const destroyed = new Set(data.destroyedScopes);
  const beside = await backupsIn(dirname(resolve(keysFolder)), 'keys');
  for (const folder of new Set([resolve(keysFolder), ...beside])) {
    const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '{}');
    const manifest = JSON.parse(text) as Partial<KeysManifest>;
    for (const scope of manifest.destroyedScopes ?? []) destroyed.add(scope);
  }
  return [...destroyed];
};

const refuseLackingKeys = (data: DataManifest, keys: KeysManifest, destroyed: readonly string[]): void => {
  const there = new Set([...keys.liveScopes, ...destroyed]);
  const lacking = data.liveScopes.filter((scope) => !there.has(scope));
  if (lacking.length === 0) return;
  throw new CannotCopy(
    `The keys (${keys.takenAt}) are older than the data (${data.takenAt}): ${lacking.length} of its keys are not among them. Take a later backup of keys.`,
  );
};

const fill = async (
  { adminUrl }: Postgres,
  { rolePasswords }: Secrets,
  options: RestoreOptions,
  data: DataManifest,
  keys: KeysManifest,
  destroyed: readonly string[],
  kek: KeyEncryptionKey,
): Promise<void> => {
  const { database } = options;
  // Keys of an earlier version lack the codec server's password; the next start sets one.
  await createRoles(adminUrl, { ...rolePasswords, codec: rolePasswords.codec ?? randomBytes(32).toString('hex') });
  await createDatabase(adminUrl, database);
  // As far as the backup had come; what is later is applied by the next start, over its rows.
  await migrate(connectionString(adminUrl, 'owner', rolePasswords, database), data.migrations);
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await fillTables(
      client,
      [
        { folder: options.data, tables: data.tables },
        { folder: options.keys, tables: keys.tables },
      ],
      data.sequences,
    );
    // Also of those that had no key: by these alone a rebuild knows what is gone.
    const note = `insert into vault.data_key (scope, wrapped, kek_id, created_at, destroyed_at)
      select scope, null, 'none', $2, $2 from unnest($1::text[]) as scope on conflict (scope) do nothing`;
    await client.query(note, [destroyed, options.now.toISOString()]);
    const destroy = `update vault.data_key set wrapped = null, destroyed_at = $2 where scope = any($1::text[]) and wrapped is not null`;
    await client.query(destroy, [destroyed, options.now.toISOString()]);
    // After that, so that nothing of theirs is opened.
    if (data.sealed) await openFacts(client, openVault({ pool: client, kek }), join(options.data, data.sealed.file));
    // The rows came without the statistics that questions are planned by.
    await client.query('analyze');
  } catch (error) {
    await rm(join(options.home, 'temporal'), { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
};

/** The newest complete backup of a kind. Refuses a folder with none. */
export const newestBackup = async (folder: string, kind: 'data' | 'keys'): Promise<string> => {
  const newest = (await backupsIn(folder, kind)).findLast((path) => existsSync(join(path, 'manifest.json')));
  if (newest === undefined) throw new CannotCopy(`There is no backup of ${kind} in ${folder}.`);
  return newest;
};
