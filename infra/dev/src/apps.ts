import { join } from 'node:path';
import { CannotStart, type ServerProcess, startServerProcess } from '@stafett/local-stack';
import type { ApiEnvironment, CodecEnvironment, WorkerEnvironment } from './environment.ts';
import { runQuietly } from './run-quietly.ts';
import { logOf, ROOT } from './running-stack.ts';
import type { Starter } from './supervise.ts';

const APPS = {
  api: { called: 'the api', main: 'apps/api/src/main.ts' },
  worker: { called: 'the worker', main: 'apps/worker/src/main.ts' },
  codec: { called: 'the codec server', main: 'apps/api/src/codec/main.ts' },
} as const;

/** An app as a process of its own, as it runs anywhere else. */
export const app = (
  name: keyof typeof APPS,
  environment: ApiEnvironment | CodecEnvironment | WorkerEnvironment,
  { isReady, before }: { isReady: () => Promise<boolean>; before?: () => Promise<void> },
): Starter => {
  const { called } = APPS[name];
  const main = join(ROOT, APPS[name].main);
  return {
    name: called,
    mustHold: ['node', main],
    signal: 'SIGTERM',
    start: async (onSpawn): Promise<ServerProcess> => {
      await before?.();
      return startServerProcess({
        name: `${called.charAt(0).toUpperCase()}${called.slice(1)}`,
        command: process.execPath,
        args: ['--import', 'tsx', main],
        cwd: ROOT,
        env: { ...process.env, NODE_ENV: 'production', ...environment },
        logFile: logOf(name),
        stopSignal: 'SIGTERM',
        readyWithinMs: 90_000,
        isReady,
        onSpawn,
      });
    },
  };
};

export const answersOk = async (url: string): Promise<boolean> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  return answer.ok;
};

/** turbo builds the console when its sources or what it imports have changed. Gives the folder. */
export const buildConsole = async (): Promise<string> => {
  const turbo = join(ROOT, 'node_modules/.bin/turbo');
  const args = ['run', 'build', '--filter=@stafett/console', '--output-logs=errors-only'];
  const { code, output } = await runQuietly(turbo, args, { TURBO_TELEMETRY_DISABLED: '1' });
  if (code !== 0) throw new CannotStart(`The console could not be built:\n${output}`);
  return join(ROOT, 'apps/console/dist');
};
