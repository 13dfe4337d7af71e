import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDb, type Database, seedOrganisation } from '@stafett/db';
import {
  freePort,
  type Postgres,
  type ServerProcess,
  startPostgres,
  startServerProcess,
  startTemporal,
  type Temporal,
} from '@stafett/local-stack';
import {
  type FaultyProcess,
  freshDatabase,
  makeTemporaryFolder,
  prepareTemplate,
  randomRolePasswords,
  startFaultyProcess,
  type TestDatabase,
  temporalCliForTests,
} from '@stafett/testkit';
import { createKek, dataConverter, openVault } from '@stafett/vault';
import { Client, Connection } from '@temporalio/client';

/** What a test kills: the four processes that Stafett runs as. */
export const victims = ['postgres', 'temporal', 'worker', 'api'] as const;
export type Victim = (typeof victims)[number];

/** Four real processes with data of their own on disk, each of which can be killed and started again where it was. */
export type KillableHouse = {
  readonly database: TestDatabase;
  /** As the role stafett_worker, which sees the rows of every agency. */
  readonly db: Database;
  /** A client of the test's own. */
  readonly client: Client;
  readonly apiUrl: string;
  readonly sessionSecret: string;
  /** The worker that runs now. */
  readonly worker: () => FaultyProcess;
  /** SIGKILL. Resolves when it is gone. */
  readonly kill: (victim: Victim) => Promise<void>;
  /** Starts them again on the same ports and data, the servers first; resolves when they are up. */
  readonly start: (victims: readonly Victim[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Running = Partial<Record<Exclude<Victim, 'worker'>, ServerProcess>> & { worker?: FaultyProcess };

/** For connections of the tests' own: other tests want the machine too. */
const PATIENCE_MS = 20_000;

const NAMESPACE = 'stafett';
const workerScript = fileURLToPath(new URL('../faulty-worker-under-test.ts', import.meta.url));
const apiScript = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url));

/** Opens one; what was started is stopped again when the rest can't be. */
export const openKillableHouse = async (): Promise<KillableHouse> => {
  const folder = await makeTemporaryFolder();
  const running: Running = {};
  const stopAll = async (): Promise<void> => {
    await running.api?.stop();
    await running.worker?.stop();
    await Promise.all([running.temporal?.stop(), running.postgres?.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await openIn(folder, running, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
};

const openIn = async (folder: string, running: Running, stopAll: () => Promise<void>): Promise<KillableHouse> => {
  const [postgresPort, temporalPort, apiPort] = [await freePort(), await freePort(), await freePort()];
  const rolePasswords = randomRolePasswords();

  // As safe at a crash as in production: what is told to be stored must have left the process.
  const startPostgresAgain = (): Promise<Postgres> =>
    startPostgres({
      dataDir: join(folder, 'postgres'),
      port: postgresPort,
      password: 'test',
      logFile: join(folder, 'postgres.log'),
    });
  const startTemporalAgain = async (): Promise<Temporal> =>
    startTemporal({
      cli: await temporalCliForTests(),
      port: temporalPort,
      namespaces: [NAMESPACE],
      dbFile: join(folder, 'temporal.db'),
      logFile: join(folder, 'temporal.log'),
      timeSkipping: true,
      // How long Temporal waits for a worker that is gone: 10 s in production. The tests wait it out once each.
      settings: { 'history.defaultWorkflowTaskTimeout': '"3s"' },
    });

  const postgres = await startPostgresAgain();
  running.postgres = postgres;
  const temporal = await startTemporalAgain();
  running.temporal = temporal;
  await prepareTemplate(postgres.adminUrl, rolePasswords);
  const database = await freshDatabase({ postgresAdminUrl: postgres.adminUrl, rolePasswords });
  const owner = createDb({ url: database.urls.owner, max: 1, connectionTimeoutMillis: PATIENCE_MS });
  await seedOrganisation(owner).finally(() => owner.$disconnect());

  const kekFile = join(folder, 'kek.json');
  const kek = await createKek(kekFile);
  const sessionSecret = randomBytes(32).toString('base64url');
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const shared = {
    STAFETT_TEMPORAL_ADDRESS: temporal.address,
    STAFETT_TEMPORAL_NAMESPACE: NAMESPACE,
    STAFETT_KEK_FILE: kekFile,
    STAFETT_LOG_LEVEL: 'silent',
  };
  const startWorker = (): Promise<FaultyProcess> =>
    startFaultyProcess(workerScript, { env: { ...shared, STAFETT_DATABASE_URL_WORKER: database.urls.worker } });
  const startApi = (): Promise<ServerProcess> =>
    startServerProcess({
      name: 'api',
      command: process.execPath,
      args: ['--import', 'tsx', apiScript],
      env: {
        ...process.env,
        ...shared,
        STAFETT_DATABASE_URL_API: database.urls.api,
        STAFETT_API_PORT: String(apiPort),
        STAFETT_API_HOST: '127.0.0.1',
        STAFETT_PUBLIC_URL: apiUrl,
        STAFETT_CONSOLE_DIST: join(folder, 'no-console'),
        // Nobody signs in by a provider here: the sessions are there already.
        STAFETT_OIDC_ISSUER: 'http://127.0.0.1:9',
        STAFETT_OIDC_CLIENT_ID: 'test',
        STAFETT_OIDC_CLIENT_SECRET: 'test',
        STAFETT_MACHINE_AUDIENCE: 'test',
        STAFETT_SESSION_SECRET: sessionSecret,
      },
      logFile: join(folder, 'api.log'),
      stopSignal: 'SIGTERM',
      readyWithinMs: 30_000,
      isReady: async () => (await fetch(`${apiUrl}/health`)).ok,
    });
  const startOne = async (victim: Victim): Promise<void> => {
    switch (victim) {
      case 'postgres':
        running.postgres = await startPostgresAgain();
        return;
      case 'temporal':
        running.temporal = await startTemporalAgain();
        return;
      case 'worker':
        running.worker = await startWorker();
        return;
      case 'api':
        running.api = await startApi();
        return;
    }
  };
  const start = async (killed: readonly Victim[]): Promise<void> => {
    const isServer = (victim: Victim): boolean => victim === 'postgres' || victim === 'temporal';
    await Promise.all(killed.filter(isServer).map(startOne));
    await Promise.all(killed.filter((victim) => !isServer(victim)).map(startOne));
  };
  await start(['worker', 'api']);

  const db = createDb({ url: database.urls.worker, max: 5, connectionTimeoutMillis: PATIENCE_MS });
  const keys = createDb({ url: database.urls.worker, max: 2, connectionTimeoutMillis: PATIENCE_MS });
  const vault = openVault({
    kek,
    pool: { query: async (sql, values) => ({ rows: await keys.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: NAMESPACE, dataConverter: dataConverter(vault) });

  return {
    database,
    db,
    client,
    apiUrl,
    sessionSecret,
    worker: () => {
      if (!running.worker) throw new Error('no worker');
      return running.worker;
    },
    kill: async (victim) => running[victim]?.kill(),
    start,
    stop: async () => {
      await connection.close();
      await Promise.all([db.$disconnect(), keys.$disconnect()]);
      await stopAll();
    },
  };
};
