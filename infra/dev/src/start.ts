import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createDb, seedOrganisation } from '@stafett/db';
import { migrate } from '@stafett/db/migrations';
import {
  CannotStart,
  connectionString,
  createDatabase,
  createRoles,
  type DatabaseRole,
  findTemporalCli,
  startPostgres,
  startTemporal,
} from '@stafett/local-stack';
import { createKek, loadKek } from '@stafett/vault';
import { answersOk, app, buildConsole } from './apps.ts';
import { choosePort, choosePorts } from './choose-ports.ts';
import {
  API_CLIENT_ID,
  type ApiEnvironment,
  CLI_CLIENT_ID,
  type CodecEnvironment,
  DATABASE,
  LOCAL_ACR,
  MACHINE_AUDIENCE,
  MACHINE_CLIENTS,
  type SharedEnvironment,
  type StartSettings,
  TEMPORAL_NAMESPACE,
  type WorkerEnvironment,
} from './environment.ts';
import { nameFirstContacts } from './first-contacts.ts';
import { raiseFirstGallring } from './first-gallring.ts';
import { importFirstList } from './first-list.ts';
import { openRegister } from './leftovers.ts';
import { type Directory, openDirectory } from './oidc/people.ts';
import { startLocalProvider } from './oidc/provider.ts';
import { makePrivate } from './private-home.ts';
import { rebuildAfterRestore } from './rebuild-after-restore.ts';
import { forgetRunningStack, inHome, logOf, writeRunningStack } from './running-stack.ts';
import { makeTokenOnce, readOrMakeSecrets } from './secrets.ts';
import { openSteps, type Steps } from './steps.ts';
import { type Starter, supervise } from './supervise.ts';

/**
 * Starts the whole of Stafett on this machine, step by step, and keeps it running until it is told to stop. What it
 * started it ends in order: api, worker, sign-in, Temporal, PostgreSQL.
 */
export const start = async (): Promise<void> => {
  const steps = openSteps();
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;

  const end = (code: number, reason?: string): Promise<void> => {
    ending ??= (async () => {
      if (reason !== undefined) console.error(`\n${reason}`);
      steps.say('Stopping …');
      for (const stop of stops.reverse()) await stop().catch((error: unknown) => console.error(error));
      steps.say('Stopped. Everything is kept; npm start carries on from here.');
      process.exit(code);
    })();
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

  try {
    await startAll(steps, stops, (reason) => void end(1, reason));
  } catch (error) {
    if (ending !== undefined) return ending;
    await end(1, error instanceof CannotStart ? `Stafett could not start.\n${error.message}` : readable(error));
  }
};

const readable = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const startAll = async (
  steps: Steps,
  stops: (() => Promise<void>)[],
  onGone: (reason: string) => void,
): Promise<void> => {
  const begun = performance.now();
  const settings = process.env as StartSettings;
  await mkdir(inHome('logs'), { recursive: true });
  await makePrivate(inHome(), process.getuid?.() === 0);
  await trimLogs();
  const register = await openRegister(inHome('run', 'processes.json'), steps.say);
  const keep = (starter: Starter): Promise<void> => {
    const supervised = supervise(starter, register, steps.say, onGone);
    stops.push(supervised.stop);
    return supervised.ready;
  };

  const ports = await steps.run('Ports', (note) => choosePorts(settings, note));
  const publicUrl = `http://localhost:${ports.api}`;
  const kekFile = inHome('keys', 'kek.json');
  const tokenFile = inHome('keys', 'operator-token');
  const uiOrigin = `http://127.0.0.1:${ports.temporalUi}`;
  const secrets = await steps.run('Keys and passwords', async () => {
    const made = await readOrMakeSecrets(inHome('keys', 'secrets.json'), Object.keys(MACHINE_CLIENTS));
    await makeKekOnce(kekFile);
    await makeTokenOnce(tokenFile);
    return made;
  });
  // Takes longest on a first start, so it goes on beside the rest.
  const consoleBuilt = buildConsole();
  consoleBuilt.catch(() => {});

  const dataDir = inHome('postgres');
  let adminUrl = '';
  await steps.run(existsSync(dataDir) ? 'PostgreSQL' : 'PostgreSQL (makes its files)', () =>
    keep({
      name: 'PostgreSQL',
      mustHold: ['postgres', dataDir],
      signal: 'SIGINT',
      start: async (onSpawn) => {
        const { postgresPassword: password } = secrets;
        const logFile = logOf('postgres');
        const server = await startPostgres({ dataDir, port: ports.postgres, password, logFile, onSpawn });
        adminUrl = server.adminUrl;
        return server;
      },
    }),
  );
  await createRoles(adminUrl, secrets.rolePasswords);
  await createDatabase(adminUrl, DATABASE);
  const urlOf = (role: DatabaseRole): string => connectionString(adminUrl, role, secrets.rolePasswords, DATABASE);
  const databaseUrls = { owner: urlOf('owner'), api: urlOf('api'), worker: urlOf('worker'), codec: urlOf('codec') };

  await steps.run('Database migrations', async (note) => {
    const applied = await migrate(databaseUrls.owner);
    if (applied.length > 0) note(`applied ${applied.length}: ${applied.join(', ')}`);
  });
  await steps.run('Agencies, units and demo people', () => seed(databaseUrls.owner));

  const cli = await steps.run('Temporal command line', (note) => findTemporalCli(inHome('tools'), note));
  const temporalFile = inHome('temporal', 'temporal.db');
  const temporalAddress = `127.0.0.1:${ports.temporal}`;
  await steps.run('Temporal', () =>
    keep({
      name: 'Temporal',
      mustHold: ['start-dev', temporalFile],
      signal: 'SIGINT',
      start: (onSpawn) =>
        startTemporal({
          cli,
          port: ports.temporal,
          uiPort: ports.temporalUi,
          dbFile: temporalFile,
          namespaces: [TEMPORAL_NAMESPACE],
          logFile: logOf('temporal'),
          onSpawn,
        }),
    }),
  );

  const directory = openDirectory(databaseUrls.owner);
  const provider = await steps.run('Sign-in (local OIDC provider)', () =>
    startLocalProvider({
      port: ports.oidc,
      publicUrl,
      apiClientId: API_CLIENT_ID,
      machineAudience: MACHINE_AUDIENCE,
      machineScopes: Object.fromEntries(Object.entries(MACHINE_CLIENTS).map(([client, { scope }]) => [client, scope])),
      acr: LOCAL_ACR,
      secrets,
      directory,
    }),
  );
  stops.push(async () => {
    await provider.close();
    await directory.close();
  });

  const shared: SharedEnvironment = {
    STAFETT_TEMPORAL_ADDRESS: temporalAddress,
    STAFETT_TEMPORAL_NAMESPACE: TEMPORAL_NAMESPACE,
    STAFETT_KEK_FILE: kekFile,
    STAFETT_LOG_LEVEL: process.env.STAFETT_LOG_LEVEL ?? 'info',
  };
  const healthFile = inHome('run', 'worker-health');
  const logEnds = process.env.STAFETT_LOG_ENDS_DIR || inHome('log-ends');
  const protocols = process.env.STAFETT_GALLRING_PROTOCOLS_DIR || inHome('gallring-protocols');
  for (const folder of [logEnds, protocols]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const workerEnvironment: WorkerEnvironment = {
    ...shared,
    STAFETT_DATABASE_URL_WORKER: databaseUrls.worker,
    STAFETT_WORKER_HEALTH_FILE: healthFile,
    STAFETT_LOG_ENDS_DIR: logEnds,
    STAFETT_GALLRING_PROTOCOLS_DIR: protocols,
    // What a person has set about e-mail comes with the rest of their environment.
    STAFETT_PUBLIC_URL: publicUrl,
  };
  // Worker and api start side by side; each takes some seconds to load.
  const worker = keep(
    app('worker', workerEnvironment, {
      isReady: async () => existsSync(healthFile),
      before: () => rm(healthFile, { force: true }),
    }),
  );
  worker.catch(() => {});
  const consoleDist = await steps.run('Console (built when its sources have changed)', () => consoleBuilt);
  const apiEnvironment: ApiEnvironment = {
    ...shared,
    STAFETT_DATABASE_URL_API: databaseUrls.api,
    STAFETT_API_PORT: String(ports.api),
    STAFETT_API_HOST: '127.0.0.1',
    STAFETT_PUBLIC_URL: publicUrl,
    STAFETT_CONSOLE_DIST: consoleDist,
    STAFETT_OIDC_ISSUER: provider.issuer,
    STAFETT_OIDC_CLIENT_ID: API_CLIENT_ID,
    STAFETT_OIDC_CLIENT_SECRET: secrets.apiClientSecret,
    STAFETT_OIDC_REQUIRED_ACR: process.env.STAFETT_OIDC_REQUIRED_ACR ?? '',
    STAFETT_MACHINE_AUDIENCE: MACHINE_AUDIENCE,
    STAFETT_MACHINE_CLIENTS: Object.entries(MACHINE_CLIENTS)
      .map(([client, { agency }]) => `${client}=${agency}`)
      .join(','),
    STAFETT_SESSION_SECRET: secrets.sessionSecret,
  };
  const api = keep(app('api', apiEnvironment, { isReady: () => answersOk(`${publicUrl}/ready`) }));
  api.catch(() => {});
  await steps.run('Worker', () => worker);
  await steps.run('Api', () => api);

  await writeRunningStack({
    ...workerEnvironment,
    STAFETT_DATABASE_URL_OWNER: databaseUrls.owner,
    STAFETT_PUBLIC_URL: publicUrl,
    STAFETT_OIDC_ISSUER: provider.issuer,
    STAFETT_MACHINE_AUDIENCE: MACHINE_AUDIENCE,
    STAFETT_CLI_CLIENT_ID: CLI_CLIENT_ID,
    STAFETT_CLI_CLIENT_SECRET: secrets.machineClientSecrets[CLI_CLIENT_ID] ?? '',
  });
  stops.push(forgetRunningStack);
  await rebuildAfterRestore(steps);
  await importFirstList(steps);
  await nameFirstContacts(steps);
  await raiseFirstGallring(steps, { address: temporalAddress, namespace: TEMPORAL_NAMESPACE });

  // Nothing waits for it, and Stafett runs without it.
  const codecPort = await choosePort(settings, 'codec', 'STAFETT_CODEC_PORT', steps.say);
  const codecUrl = `http://127.0.0.1:${codecPort}`;
  const codecEnvironment: CodecEnvironment = {
    STAFETT_DATABASE_URL_CODEC: databaseUrls.codec,
    STAFETT_KEK_FILE: kekFile,
    STAFETT_CODEC_HOST: '127.0.0.1',
    STAFETT_CODEC_PORT: String(codecPort),
    STAFETT_CODEC_UI_ORIGIN: uiOrigin,
    STAFETT_CODEC_TOKEN_FILE: tokenFile,
    STAFETT_CODEC_AUDIENCE: '',
  };
  const codec = supervise(
    app('codec', codecEnvironment, { isReady: () => answersOk(`${codecUrl}/health`) }),
    register,
    steps.say,
    steps.say,
  );
  stops.push(codec.stop);
  codec.ready.catch((error: unknown) => steps.say(error instanceof Error ? error.message : String(error)));

  const seconds = Math.round((performance.now() - begun) / 1000);
  steps.say(`\nStafett is running (${seconds} s): ${publicUrl}`);
  await sayWhom(steps, directory);
  steps.say(
    `The journeys in Temporal, as codes: ${uiOrigin}/namespaces/${TEMPORAL_NAMESPACE}/workflows · logs: ${inHome('logs')}\nTo read what they hold: ${codecUrl}, with the token in ${tokenFile}\nStop with Ctrl-C.`,
  );
};

/** Data that only the lost key opens is lost with it, so a missing key beside existing data is refused, not replaced. */
const makeKekOnce = async (file: string): Promise<void> => {
  if (existsSync(file)) {
    await loadKek(file).catch((error: unknown) => {
      throw new CannotStart(error instanceof Error ? error.message : String(error));
    });
    return;
  }
  if (existsSync(inHome('postgres', 'PG_VERSION'))) {
    throw new CannotStart(`${file} is gone, and without it the data can't be read. Put it back, or npm run reset.`);
  }
  await createKek(file);
};

const seed = async (ownerUrl: string): Promise<void> => {
  const db = createDb({ url: ownerUrl, max: 1, connectionTimeoutMillis: 5_000 });
  try {
    await seedOrganisation(db);
  } finally {
    await db.$disconnect();
  }
};

const sayWhom = async (steps: Steps, directory: Directory): Promise<void> => {
  steps.say('Sign in without a password, as for example:');
  for (const { name, people } of await directory.list()) {
    const some = ['caseworker', 'coach', 'manager', 'insatsCoordinator', 'teamMember']
      .map((role) => people.find(({ roles }) => roles.includes(role)))
      .filter((person, index, all) => person !== undefined && all.indexOf(person) === index);
    steps.say(`  ${name}: ${some.map((person) => person?.name).join(', ')}`);
  }
};

const MOST_LOG_BYTES = 20_000_000;

/** Logs grow from start to start; one that has grown too long begins anew with its last part. */
const trimLogs = async (): Promise<void> => {
  for (const name of ['postgres', 'temporal', 'worker', 'api']) {
    const { size } = await stat(logOf(name)).catch(() => ({ size: 0 }));
    if (size <= MOST_LOG_BYTES) continue;
    const log = await readFile(logOf(name));
    await writeFile(logOf(name), log.subarray(-MOST_LOG_BYTES / 10));
  }
};
