import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  connectionString,
  createDatabase,
  type DatabaseRole,
  freePort,
  type ServerProcess,
  startPostgres,
  startServerProcess,
  startTemporal,
} from '@stafett/local-stack';
import {
  makeTemporaryFolder,
  prepareTemplate,
  randomRolePasswords,
  TEMPLATE_DATABASE,
  temporalCliForTests,
} from '@stafett/testkit/servers';
import { createKek, type KeyEncryptionKey } from '@stafett/vault';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** One for each part that runs journeys: what one has left open is nothing to another's worker. */
const namespaces = ['acts', 'timers'] as const;
export type Namespace = (typeof namespaces)[number];

const LAST_LINES = 5;

export type BenchDatabase = {
  /** postgresql:// as each role. */
  readonly urls: Readonly<Record<DatabaseRole, string>>;
  /** As the superuser, who passes row-level security: to fill tables in bulk. */
  readonly adminUrl: string;
};

export type ProgramOptions = {
  readonly name: string;
  /** Below the checkout's root. */
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  readonly isReady: () => Promise<boolean>;
  readonly nodeArgs?: readonly string[];
};

/** PostgreSQL and Temporal as `npm start` runs them: what is stored survives a kill. All state is in a temporary folder. */
export type Servers = {
  readonly folder: string;
  readonly temporalAddress: string;
  readonly kek: KeyEncryptionKey;
  readonly kekFile: string;
  /** A migrated, empty database. */
  readonly newDatabase: (name: string) => Promise<BenchDatabase>;
  /** Starts one of our programs as a process of its own. `close` ends it, unless it has been stopped before. */
  readonly startProgram: (options: ProgramOptions) => Promise<ServerProcess>;
  /** The end of what each program has logged: ids and codes, for whoever looks for a fault. */
  readonly lastLines: () => Promise<string>;
  /** Ends the programs and the servers, and removes the folder. */
  readonly close: () => Promise<void>;
};

export const startServers = async (): Promise<Servers> => {
  const folder = await makeTemporaryFolder();
  const started: ServerProcess[] = [];
  const logs: string[] = [];
  const onSpawn = (process: ServerProcess): void => {
    started.push(process);
  };
  const close = async (): Promise<void> => {
    // The last started goes first: programs before the servers that they stand on.
    for (const process of started.reverse()) if (process.isRunning()) await process.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const rolePasswords = randomRolePasswords();
    const postgres = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: await freePort(),
      password: 'bench',
      logFile: join(folder, 'postgres.log'),
      onSpawn,
    });
    await prepareTemplate(postgres.adminUrl, rolePasswords);
    const temporal = await startTemporal({
      cli: await temporalCliForTests(),
      port: await freePort(),
      dbFile: join(folder, 'temporal.db'),
      namespaces: [...namespaces],
      logFile: join(folder, 'temporal.log'),
      onSpawn,
    });
    const kekFile = join(folder, 'keys', 'kek.json');
    const kek = await createKek(kekFile);
    return {
      folder,
      temporalAddress: temporal.address,
      kek,
      kekFile,
      newDatabase: async (name) => {
        await createDatabase(postgres.adminUrl, name, TEMPLATE_DATABASE);
        const urlOf = (role: DatabaseRole) => connectionString(postgres.adminUrl, role, rolePasswords, name);
        const adminUrl = new URL(postgres.adminUrl);
        adminUrl.pathname = `/${name}`;
        return {
          urls: { owner: urlOf('owner'), api: urlOf('api'), worker: urlOf('worker'), codec: urlOf('codec') },
          adminUrl: adminUrl.href,
        };
      },
      startProgram: ({ name, main, env, isReady, nodeArgs = [] }) => {
        const logFile = join(folder, `${name}.log`);
        logs.push(logFile);
        return startServerProcess({
          name,
          command: process.execPath,
          args: ['--import', 'tsx', ...nodeArgs, join(ROOT, main)],
          cwd: ROOT,
          env: { ...process.env, NODE_ENV: 'production', ...env },
          logFile,
          stopSignal: 'SIGTERM',
          readyWithinMs: 120_000,
          isReady,
          onSpawn,
        });
      },
      lastLines: async () => {
        const ends = await Promise.all(
          logs.map(async (file) => (await readFile(file, 'utf8')).trimEnd().split('\n').slice(-LAST_LINES).join('\n')),
        );
        return ends.join('\n');
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
