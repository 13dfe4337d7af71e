import { fileURLToPath } from 'node:url';
import { type AtPoint, keepProtocols, openMailRoom, openSmtp } from '@stafett/activities';
import { createDb, type Database, wayToTemporal } from '@stafett/db';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { TASK_QUEUE } from '@stafett/workflows/messages';
import { Client } from '@temporalio/client';
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { type Logger, pino } from 'pino';
import { checkingRoom } from './checking-room.ts';
import type { Environment, MailSettings } from './environment.ts';
import { keepHealthFile } from './health-file.ts';
import { startHost } from './host.ts';
import { checkRounds, keepRounds, logRounds, mailRounds, protocolRounds } from './rounds.ts';
import { ensureSchedules } from './schedules.ts';
import { sealingRoom } from './sealing-room.ts';
import { connectToTemporal, waitForStore } from './servers.ts';
import { temporalLogger } from './temporal-logger.ts';
import { workflowCode } from './workflow-code.ts';

const bundleCache = fileURLToPath(new URL('../../../node_modules/.cache/stafett', import.meta.url));

export type RunOptions = {
  /** For fault tests. */
  readonly atPoint?: AtPoint;
  /** Called when it polls and the schedules stand. */
  readonly onReady?: () => void;
};

/**
 * Runs a worker process until SIGTERM or SIGINT; what is under way is finished first. Waits for PostgreSQL and Temporal, and throws
 * `CannotBegin` when they are there and don't let it in.
 */
export const runWorker = async (environment: Environment, { atPoint, onReady }: RunOptions = {}): Promise<void> => {
  const log = pino({ name: 'worker', level: environment.STAFETT_LOG_LEVEL });
  Runtime.install({
    logger: temporalLogger(log),
    // The native core would write to the terminal by itself, addresses and failures included.
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
    // Without signals of its own: the process ends by those below.
    shutdownSignals: [],
  });

  const url = environment.STAFETT_DATABASE_URL_WORKER;
  const db = createDb({
    url,
    max: 10,
    connectionTimeoutMillis: 2_000,
    statementTimeoutMillis: 4_000,
    preparedStatements: 100,
  });
  // Keys are needed while the other connections are busy.
  const keys = createDb({ url, max: 2, connectionTimeoutMillis: 2_000, statementTimeoutMillis: 3_000 });
  const vault = openVault({
    kek: await loadKek(environment.STAFETT_KEK_FILE),
    pool: { query: async (sql, values) => ({ rows: await keys.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });

  const namespace = environment.STAFETT_TEMPORAL_NAMESPACE;
  const way = await wayToTemporal(environment);
  const [connection, workflowBundle] = await Promise.all([
    waitForStore(db, log).then(() => connectToTemporal(way, namespace, log)),
    workflowCode(bundleCache),
  ]);
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  const host = await startHost({
    connection,
    namespace,
    db,
    vault,
    workflowBundle,
    log,
    client,
    ...(atPoint ? { atPoint } : {}),
  });
  const end = (): void => {
    log.info('shutting down');
    host.shutDown().catch((error: unknown) => log.error({ error: nameOf(error) }, 'shut down in disorder'));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  await ensureSchedules(client, TASK_QUEUE);
  const file = environment.STAFETT_WORKER_HEALTH_FILE;
  const health = file === undefined ? undefined : await keepHealthFile(file, host.isRunning);
  const mail = environment.mail && keepRounds(mailRoomOf(environment.mail, db, log), mailRounds, log);
  const sealing = keepRounds(sealingRoom({ db, vault, log, now: Date.now }), logRounds, log);
  const folder = environment.STAFETT_LOG_ENDS_DIR;
  const checking =
    folder === undefined
      ? undefined
      : keepRounds(checkingRoom({ db, vault, folder, log, now: Date.now }), checkRounds, log);
  const protocols = environment.STAFETT_GALLRING_PROTOCOLS_DIR;
  const keeping =
    protocols === undefined
      ? undefined
      : keepRounds(
          { round: () => keepProtocols({ db, vault, folder: protocols }), close: () => {} },
          protocolRounds,
          log,
        );
  log.info({ taskQueue: TASK_QUEUE, mail: mail !== undefined }, 'ready');
  onReady?.();
  try {
    await host.running;
    await host.shutDown();
  } finally {
    await health?.stop();
    await mail?.stop();
    await sealing.stop();
    await checking?.stop();
    await keeping?.stop();
    await connection.close();
    await Promise.all([db.$disconnect(), keys.$disconnect()]);
  }
};

const mailRoomOf = ({ url, from, publicUrl }: MailSettings, db: Database, log: Logger) =>
  openMailRoom({
    db,
    notifier: openSmtp({ url, from }),
    publicUrl,
    log: (what, facts) => log.info(facts, what),
    now: Date.now,
  });

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
