import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findAxeFaults, makeTemporaryFolder, openConsole } from '@stafett/testkit';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
let home: string;
let current: Started | undefined;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  home = join(folder, '.stafett');
  await mkdir(home, { mode: 0o711 });
});

afterAll(async () => {
  await current?.end('SIGINT');
  await rm(folder, { recursive: true, force: true });
});

type Started = {
  child: ChildProcess;
  output: () => string;
  publicUrl: string;
  /** Sends a signal and gives the exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

const environment = () => ({ ...process.env, STAFETT_HOME: home, TEMPORAL_CLI_PATH: inject('servers').temporalCli });

/** What `npm start` runs; resolves when it says that Stafett is running. */
const npmStart = async (): Promise<Started> => {
  const child = spawn(process.execPath, [join(ROOT, 'infra/dev/start.mjs')], { env: environment() });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const publicUrl = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /Stafett is running \(\d+ s\): (\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`start ended with ${code}:\n${output}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  current = { child, output: () => output, publicUrl, end };
  return current;
};

const refused = async (script: string): Promise<string> => {
  const answer = run(process.execPath, [join(ROOT, 'infra/dev', script)], { env: environment() });
  return answer.then(
    () => 'it was not refused',
    ({ stderr }: { stderr: string }) => stderr,
  );
};

const figures = async (): Promise<unknown> => {
  const command = ['--import', 'tsx', join(ROOT, 'infra/dev/src/cli/figures.ts')];
  const asked = ['--insats', 'sikta-arbetsmarknad', '--from', '2020-01-01', '--to', '2020-12-09'];
  const { stdout } = await run(process.execPath, [...command, ...asked], { env: environment(), cwd: ROOT });
  return JSON.parse(stdout);
};

const WITHIN_A_MINUTE = { timeout: 60_000 };

const published = { ongoing: { total: 42, bySex: { K: 19, M: 23 } }, waiting: 20, closed: { total: 40 } };

const runningProcesses = async (): Promise<{ name: string; pid: number }[]> =>
  JSON.parse(await readFile(join(home, 'run/processes.json'), 'utf8')) as { name: string; pid: number }[];

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

test('a first start reaches sign-in with the published list in it', async () => {
  const { publicUrl } = await npmStart();
  expect(await figures()).toMatchObject(published);
  for (const kept of [
    'logs',
    'temporal/temporal.db',
    'logs/api.log',
    'logs/postgres.log',
    'keys/kek.json',
    'keys/operator-token',
  ])
    expect([kept, (await stat(join(home, kept))).mode & 0o077]).toEqual([kept, 0]);

  const { page, close } = await openConsole({ baseUrl: publicUrl });
  await page.goto('/auth/sign-in?agency=forsakringskassan');
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Försäkringskassan');
  expect(await findAxeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /Anna Ek/ }).click();
  await page.waitForURL(`${publicUrl}/forsakringskassan/**`);
  await page.getByText('Anna Ek').first().waitFor();
  await close();
});

test('a second start and a reset are refused while it runs', async () => {
  expect(await refused('start.mjs')).toContain('already running');
  expect(await refused('reset.mjs')).toContain('is running');
});

test('after a SIGKILL the next start ends what was left, keeps the data, and Ctrl-C leaves nothing running', async () => {
  // The codec server comes last, and nothing waits for it.
  const all = ['PostgreSQL', 'Temporal', 'the api', 'the codec server', 'the worker'];
  await expect
    .poll(async () => (await runningProcesses()).map(({ name }) => name).sort(), WITHIN_A_MINUTE)
    .toEqual(all);
  const left = await runningProcesses();
  await current?.end('SIGKILL');
  const { output, end } = await npmStart();
  for (const { name, pid } of left) {
    expect(output()).toContain(`stopped ${name}, which an earlier start had left running`);
    expect(isGone(pid)).toBe(true);
  }
  expect(output()).not.toContain('Import of');
  expect(await figures()).toMatchObject(published);

  const running = await runningProcesses();
  expect(await end('SIGINT')).toBe(0);
  for (const { pid } of running) expect(isGone(pid)).toBe(true);
});

test('a reset removes all of it', async () => {
  await run(process.execPath, [join(ROOT, 'infra/dev/reset.mjs')], { env: environment() });
  expect(existsSync(home)).toBe(false);
});
