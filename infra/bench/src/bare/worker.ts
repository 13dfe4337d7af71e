import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pg from 'pg';
import { BARE_TASK_QUEUE, type BareEnvironment } from './environment.ts';

const env = process.env as BareEnvironment;

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: ['SIGTERM', 'SIGINT'] });
const keys = new pg.Pool({ connectionString: env.STAFETT_DATABASE_URL_WORKER, max: 2 });
const vault = openVault({ pool: keys, kek: await loadKek(env.STAFETT_KEK_FILE) });
const connection = await NativeConnection.connect({ address: env.STAFETT_TEMPORAL_ADDRESS });
let fired = 0;
const noteFired = (): void => {
  fired += 1;
  writeFileSync(env.STAFETT_BENCH_FIRED_FILE, String(fired));
};
const worker = await Worker.create({
  connection,
  namespace: env.STAFETT_TEMPORAL_NAMESPACE,
  taskQueue: BARE_TASK_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  dataConverter: dataConverter(vault),
  // As our own worker keeps them.
  maxCachedWorkflows: 600,
  sinks: { timers: { fired: { fn: noteFired, callDuringReplay: false } } },
});
await writeFile(env.STAFETT_WORKER_HEALTH_FILE, '');
await worker.run();
await connection.close();
await keys.end();
