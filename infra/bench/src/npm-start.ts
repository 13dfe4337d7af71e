import { execFile, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '@stafett/local-stack';
import { makeTemporaryFolder } from '@stafett/testkit/servers';
import { against, type Figure } from './figures.ts';
import { ROOT } from './servers.ts';
import { signIn } from './sign-in.ts';

const run = promisify(execFile);

const AT_MOST_MS = 15 * 60_000;
const STOPPED_WITHIN_MS = 60_000;

const freePorts = async (): Promise<Record<string, string>> => {
  const names = ['API', 'OIDC', 'POSTGRES', 'TEMPORAL', 'TEMPORAL_UI'];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [`STAFETT_${name}_PORT`, String(await freePort())])),
  );
};

/** Runs `npm start` until somebody has signed in and the start says that it is done, then stops it as Ctrl-C does. Gives seconds to sign-in. */
const secondsToSignIn = async (checkout: string, ports: Readonly<Record<string, string>>): Promise<number> => {
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...process.env, STAFETT_HOME: join(checkout, '.stafett'), ...ports },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives it: Ctrl-C reaches npm and what it runs.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('npm could not be run');
  let said = '';
  let hasEnded = false;
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  ended.then(() => {
    hasEnded = true;
  });
  const patiently = async <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const found = await ask();
      if (found !== undefined) return found;
      if (hasEnded || performance.now() - begun > AT_MOST_MS) throw new Error(`npm start: no ${what}.\n${said}`);
      await pause(100);
    }
  };
  try {
    const publicUrl = `http://localhost:${ports.STAFETT_API_PORT}`;
    const seconds = await patiently('sign-in', async () => {
      const person = await signIn(publicUrl, 'kommun-petra').catch(() => undefined);
      return person && (performance.now() - begun) / 1_000;
    });
    await patiently('end of the start', async () => said.includes('Stafett is running') || undefined);
    return seconds;
  } finally {
    if (!hasEnded) process.kill(-pid, 'SIGINT');
    const late = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOPPED_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }
};

/**
 * Clones what is committed into a temporary folder and starts it twice. The first start installs the dependencies, makes
 * the servers' files, builds the console and imports the first list; the second finds all that.
 */
export const measureStart = async (): Promise<readonly Figure[]> => {
  const folder = await makeTemporaryFolder();
  try {
    const checkout = join(folder, 'checkout');
    await run('git', ['clone', '--quiet', ROOT, checkout]);
    const ports = await freePorts();
    const first = await secondsToSignIn(checkout, ports);
    const second = await secondsToSignIn(checkout, ports);
    return [
      { name: 'npmStart.toSignIn.first', value: first, unit: 's', goal: { of: 'value', atMost: 180 } },
      against({ name: 'npmStart.toSignIn.second', value: second, unit: 's', baseline: first }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
