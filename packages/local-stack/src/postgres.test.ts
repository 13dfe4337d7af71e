import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';

let folder: string;
let port: number;
const started: Postgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(process.env.STAFETT_TEST_RUN ?? tmpdir(), 'stafett-test-'));
  await chmod(folder, 0o711);
  port = await freePort();
});

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = async (password = 'first'): Promise<Postgres> => {
  const logFile = join(folder, 'postgres.log');
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), port, password, logFile, forTests: true });
  started.push(postgres);
  return postgres;
};

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('what was stored is there after a SIGKILL and a second start', async () => {
  const first = await start();
  await ask(first.adminUrl, 'create table kept (word text)');
  await ask(first.adminUrl, "insert into kept values ('still here')");
  await first.kill();
  const second = await start();
  expect(await ask(second.adminUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
});

test('a first start that was cut short begins anew', async () => {
  await mkdir(join(folder, 'data.unfinished'));
  await writeFile(join(folder, 'data.unfinished', 'PG_VERSION'), '18\n');
  await mkdir(join(folder, 'data'));
  const postgres = await start();
  expect(await ask(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a postmaster.pid whose pid is another program’s by now does not stand in the way', async () => {
  const first = await start();
  await first.kill();
  const file = join(folder, 'data', 'postmaster.pid');
  const lines = (await readFile(file, 'utf8')).split('\n');
  lines[0] = String(process.ppid);
  await writeFile(file, lines.join('\n'));
  const second = await start();
  expect(second.isRunning()).toBe(true);
});

test('a server that a killed start left running on the same data is ended first', async () => {
  const left = await start();
  const second = await start();
  expect(left.isRunning()).toBe(false);
  expect(await ask(second.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a taken port is named', async () => {
  const other = createServer().listen(port, '127.0.0.1');
  await expect(start()).rejects.toThrow(`Port ${port} is taken by another program`);
  await new Promise((resolve) => other.close(resolve));
});

test('data of another major version is refused, not touched', async () => {
  await (await start()).stop();
  await writeFile(join(folder, 'data', 'PG_VERSION'), '12\n');
  await expect(start()).rejects.toThrow('was made by PostgreSQL 12');
});

test('data that was made with another password is told', async () => {
  await (await start('first')).stop();
  await expect(start('second')).rejects.toThrow('made with another password');
});
