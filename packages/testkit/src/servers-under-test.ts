import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  connectionString,
  createDatabase,
  createRoles,
  findTemporalCli,
  freePort,
  type Postgres,
  type RolePasswords,
  startPostgres,
  startTemporal,
  type Temporal,
} from '@stafett/local-stack';
import { applyMigrations } from '@stafett/schema-engine';
import { makeTemporaryFolder } from './temporary-folders.ts';

export { makeTemporaryFolder };

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const TOOLS = join(process.env.STAFETT_HOME ?? join(ROOT, '.stafett'), 'tools');

/** Every test database is a copy of this one, which has all migrations. */
export const TEMPLATE_DATABASE = 'stafett_template';

/** What a test needs to reach the servers; plain data, so that it can cross to the test processes. */
export type ServersUnderTest = {
  /** postgresql:// as the superuser. */
  postgresAdminUrl: string;
  rolePasswords: RolePasswords;
  /** `127.0.0.1:port`. */
  temporalAddress: string;
  temporalNamespace: string;
  temporalCli: string;
  stop: () => Promise<void>;
};

export const randomRolePasswords = (): RolePasswords => ({
  owner: random(),
  api: random(),
  worker: random(),
  codec: random(),
});

const random = (): string => randomBytes(16).toString('hex');

/** The Temporal CLI that tests use, fetched into `.stafett/tools` when the machine has none. */
export const temporalCliForTests = (): Promise<string> => findTemporalCli(TOOLS, (line) => console.info(line));

/**
 * Starts one real PostgreSQL, with the three roles and a migrated template database, and one real Temporal server that
 * lets workflows skip time. All state is in a temporary folder that `stop` removes.
 */
export const startServersUnderTest = async (): Promise<ServersUnderTest> => {
  const folder = await makeTemporaryFolder();
  const rolePasswords = randomRolePasswords();
  const cli = await temporalCliForTests();
  const namespace = 'stafett-test';
  const startBoth = await Promise.allSettled([
    startPostgresForTests(folder),
    startTemporal({
      cli,
      port: await freePort(),
      namespaces: [namespace],
      logFile: join(folder, 'temporal.log'),
      timeSkipping: true,
    }),
  ]);
  const [postgres, temporal] = startBoth;
  const stop = async (): Promise<void> => {
    await Promise.all(startBoth.map((start) => (start.status === 'fulfilled' ? start.value.stop() : undefined)));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (postgres.status === 'rejected') throw postgres.reason;
    if (temporal.status === 'rejected') throw temporal.reason;
    await prepareTemplate(postgres.value.adminUrl, rolePasswords);
    return {
      postgresAdminUrl: postgres.value.adminUrl,
      rolePasswords,
      temporalAddress: temporal.value.address,
      temporalNamespace: namespace,
      temporalCli: cli,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Starts a PostgreSQL of a test's own in a temporary folder; the same folder and port start it again after a kill. */
export const startPostgresForTests = async (folder: string, port?: number, password = 'test'): Promise<Postgres> =>
  startPostgres({
    dataDir: join(folder, 'postgres'),
    port: port ?? (await freePort()),
    password,
    logFile: join(folder, 'postgres.log'),
    forTests: true,
    maxConnections: 300,
  });

/** Makes the roles and the migrated template on a server. */
export const prepareTemplate = async (adminUrl: string, passwords: RolePasswords): Promise<void> => {
  await createRoles(adminUrl, passwords);
  await createDatabase(adminUrl, TEMPLATE_DATABASE);
  const migrations = join(ROOT, 'packages/db/prisma/migrations');
  if (!existsSync(migrations)) return;
  await applyMigrations(connectionString(adminUrl, 'owner', passwords, TEMPLATE_DATABASE), migrations);
};

/** Starts a Temporal of a test's own, kept in a file in `folder`; the same folder and port start it again after a kill. */
export const startTemporalForTests = async (
  folder: string,
  port?: number,
  namespace = 'stafett-test',
): Promise<Temporal> =>
  startTemporal({
    cli: await temporalCliForTests(),
    port: port ?? (await freePort()),
    namespaces: [namespace],
    dbFile: join(folder, 'temporal.db'),
    logFile: join(folder, 'temporal.log'),
    timeSkipping: true,
  });
