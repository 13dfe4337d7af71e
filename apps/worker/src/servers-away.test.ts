import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startPostgres, startTemporal } from '@stafett/local-stack';
import {
  freshDatabase,
  makeTemporaryFolder,
  prepareTemplate,
  randomRolePasswords,
  temporalCliForTests,
} from '@stafett/testkit';
import { createKek } from '@stafett/vault';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { until } from './house-under-test.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder: string;
let kekFile: string;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
  kekFile = join(folder, 'kek.json');
  await createKek(kekFile);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const toEnd: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

type Running = { readonly process: ChildProcess; readonly said: () => string };

/** The worker as it runs in production. */
const startWorker = (databaseUrl: string, temporalAddress: string): Running => {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      STAFETT_DATABASE_URL_WORKER: databaseUrl,
      STAFETT_TEMPORAL_ADDRESS: temporalAddress,
      STAFETT_TEMPORAL_NAMESPACE: 'stafett',
      STAFETT_KEK_FILE: kekFile,
      STAFETT_LOG_LEVEL: 'info',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  toEnd.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  return { process: child, said: () => output };
};
const saying = ({ said }: Running, words: string): Promise<string> =>
  until(
    async () => said(),
    (output) => output.includes(words),
  );
const temporalOn = async (port: number) => {
  const temporal = await startTemporal({
    cli: await temporalCliForTests(),
    port,
    namespaces: ['stafett'],
    dbFile: join(folder, `temporal-${port}.db`),
    logFile: join(folder, 'temporal.log'),
  });
  toEnd.push(() => temporal.stop());
  return temporal;
};

test('a worker that comes before Temporal says that it waits, and begins when Temporal is there', {
  timeout: 120_000,
}, async () => {
  const database = await freshDatabase();
  toEnd.push(() => database.drop());
  const port = await freePort();
  const worker = startWorker(database.urls.worker, `127.0.0.1:${port}`);
  await saying(worker, 'Temporal does not answer yet; the worker waits');
  await temporalOn(port);
  expect(await saying(worker, 'ready')).not.toMatch(/TransportError|\n\s+at /);
});

test('a worker that comes before PostgreSQL says that it waits, and begins when PostgreSQL is there', {
  timeout: 120_000,
}, async () => {
  const rolePasswords = randomRolePasswords();
  const port = await freePort();
  const start = () =>
    startPostgres({ dataDir: join(folder, 'postgres'), port, password: 'test', logFile: join(folder, 'postgres.log') });
  const before = await start();
  await prepareTemplate(before.adminUrl, rolePasswords);
  const database = await freshDatabase({ postgresAdminUrl: before.adminUrl, rolePasswords });
  await before.stop();
  const temporal = await temporalOn(await freePort());
  const worker = startWorker(database.urls.worker, temporal.address);
  await saying(worker, 'PostgreSQL does not answer yet; the worker waits');
  const postgres = await start();
  toEnd.push(() => postgres.stop());
  expect(await saying(worker, 'ready')).not.toMatch(/\n\s+at /);
});

test('a worker that PostgreSQL does not let in ends, and says so in one line', { timeout: 120_000 }, async () => {
  const database = await freshDatabase();
  toEnd.push(() => database.drop());
  const wrong = new URL(database.urls.worker);
  wrong.password = 'not-the-password';
  const worker = startWorker(wrong.href, inject('servers').temporalAddress);
  const [code] = await once(worker.process, 'exit');
  expect(code).toBe(1);
  expect(worker.said()).toMatch(/^The worker has ended\. PostgreSQL does not let the worker in \([A-Za-z0-9 ]+\)\.$/m);
  expect(worker.said()).not.toContain('not-the-password');
});
