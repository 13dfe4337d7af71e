import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startServerProcess } from '@stafett/local-stack';
import { makeTemporaryFolder } from '@stafett/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRegister } from './leftovers.ts';
import { type Starter, supervise } from './supervise.ts';

let folder: string;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs until it is ended; a word on its command line makes it known again. */
const sleeper = (word: string, onStart: (pid: number) => void): Starter => ({
  name: word,
  mustHold: [word],
  signal: 'SIGTERM',
  start: async (onSpawn) => {
    const server = await startServerProcess({
      name: word,
      command: process.execPath,
      args: ['-e', `setInterval(() => {}, 1e6) // ${word}`],
      logFile: join(folder, `${word}.log`),
      stopSignal: 'SIGTERM',
      readyWithinMs: 10_000,
      isReady: async () => true,
      onSpawn,
    });
    onStart(server.pid);
    return server;
  },
});

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

test('a process that is killed is started again, and one that is stopped is not', async () => {
  const register = await openRegister(join(folder, 'a.json'), () => {});
  const pids: number[] = [];
  let again = (): void => {};
  const startedAgain = new Promise<void>((resolve) => {
    again = resolve;
  });
  const starter = sleeper('stafett-sleeper-a', (pid) => {
    pids.push(pid);
    if (pids.length === 2) again();
  });
  const lines: string[] = [];
  const supervised = supervise(
    starter,
    register,
    (line) => lines.push(line),
    () => {},
  );
  await supervised.ready;
  process.kill(pids[0] ?? 0, 'SIGKILL');
  await startedAgain;
  expect(lines).toEqual(['stafett-sleeper-a ended (SIGKILL); starting it again']);
  await supervised.stop();
  expect(isGone(pids[1] ?? 0)).toBe(true);
  expect(pids).toHaveLength(2);
});

test('a later start ends what a killed one left running, and nothing else', async () => {
  const file = join(folder, 'b.json');
  const killed = await openRegister(file, () => {});
  const left = await sleeper('stafett-sleeper-b', () => {}).start(() => {});
  await killed.add({ name: 'sleeper', pid: left.pid, mustHold: ['stafett-sleeper-b'], signal: 'SIGTERM' });
  // The pid of somebody else, as it may be after the system has given a pid away again.
  await killed.add({ name: 'another', pid: process.pid, mustHold: ['stafett-sleeper-b'], signal: 'SIGKILL' });
  const lines: string[] = [];
  await openRegister(file, (line) => lines.push(line));
  expect(isGone(left.pid)).toBe(true);
  expect(lines).toEqual(['stopped sleeper, which an earlier start had left running']);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([]);
});
