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

/** What a test kills: the four processes that Stafett runs as, in the order in which they are started. */
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
  /** Starts it again on the same port and data; resolves when it is up. */
  readonly start: (victim: Victim) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const NAMESPACE = 'stafett';
const workerScript = fileURLToPath(new URL('../faulty-worker-under-test.ts', import.meta.url));
const apiScript = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url));

export const openKillableHouse = async (): Promise<KillableHouse> => {
  const folder = await makeTemporaryFolder();
  const [postgresPort, temporalPort, apiPort] = [await freePort(), await freePort(), await freePort()];
  const rolePasswords = randomRolePasswords();
  const running: Partial<Record<Exclude<Victim, 'worker'>, ServerProcess>> & { worker?: FaultyProcess } = {};

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

  const [postgres, temporal] = await Promise.all([startPostgresAgain(), startTemporalAgain()]);
  running.postgres = postgres;
  running.temporal = temporal;
  await prepareTemplate(postgres.adminUrl, rolePasswords);
  const database = await freshDatabase({ postgresAdminUrl: postgres.adminUrl, rolePasswords });
  const owner = createDb({ url: database.urls.owner, max: 1, connectionTimeoutMillis: 2_000 });
  await seedOrganisation(owner);
  await owner.$disconnect();

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
  const start = async (victim: Victim): Promise<void> => {
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
  await Promise.all([start('worker'), start('api')]);

  const db = createDb({ url: database.urls.worker, max: 5, connectionTimeoutMillis: 2_000 });
  const keys = createDb({ url: database.urls.worker, max: 2, connectionTimeoutMillis: 2_000 });
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
      await running.api?.stop();
      await running.worker?.stop();
      await connection.close();
      await Promise.all([db.$disconnect(), keys.$disconnect()]);
      await Promise.all([running.temporal?.stop(), running.postgres?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
