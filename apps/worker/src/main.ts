import { fileURLToPath } from 'node:url';
import { createDb } from '@stafett/db';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { TASK_QUEUE } from '@stafett/workflows/messages';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readEnvironment } from './environment.ts';
import { keepHealthFile } from './health-file.ts';
import { startHost } from './host.ts';
import { ensureSchedules } from './schedules.ts';
import { temporalLogger } from './temporal-logger.ts';
import { workflowCode } from './workflow-code.ts';

const bundleCache = fileURLToPath(new URL('../../../node_modules/.cache/stafett', import.meta.url));

const main = async (): Promise<void> => {
  const environment = readEnvironment(process.env);
  const log = pino({ name: 'worker', level: environment.STAFETT_LOG_LEVEL });
  // The process ends by its own signal handlers below, after the worker has finished what is under way.
  Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });

  const url = environment.STAFETT_DATABASE_URL_WORKER;
  const db = createDb({ url, max: 10, connectionTimeoutMillis: 2_000, statementTimeoutMillis: 4_000 });
  // Keys are needed while the other connections are busy.
  const keys = createDb({ url, max: 2, connectionTimeoutMillis: 2_000, statementTimeoutMillis: 3_000 });
  const vault = openVault({
    kek: await loadKek(environment.STAFETT_KEK_FILE),
    pool: { query: async (sql, values) => ({ rows: await keys.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });

  const address = environment.STAFETT_TEMPORAL_ADDRESS;
  const namespace = environment.STAFETT_TEMPORAL_NAMESPACE;
  const [connection, workflowBundle] = await Promise.all([
    NativeConnection.connect({ address }),
    workflowCode(bundleCache),
  ]);
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  const host = await startHost({ connection, namespace, db, vault, workflowBundle, log, client });
  await ensureSchedules(client, TASK_QUEUE);
  const file = environment.STAFETT_WORKER_HEALTH_FILE;
  const health = file === undefined ? undefined : await keepHealthFile(file, host.isRunning);
  log.info({ taskQueue: TASK_QUEUE }, 'ready');

  const end = async (): Promise<void> => {
    log.info('shutting down');
    await host.shutDown();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  try {
    await host.running;
  } finally {
    await health?.stop();
    await connection.close();
    await Promise.all([db.$disconnect(), keys.$disconnect()]);
  }
};

await main();
