import { rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLI_FILE, type CliEnvironment, type OwnerEnvironment, type WorkerEnvironment } from './environment.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const HOME = resolve(process.env.STAFETT_HOME ?? join(ROOT, '.stafett'));

/** A path in the state folder. */
export const inHome = (...names: string[]): string => join(HOME, ...names);
export const logOf = (name: string): string => inHome('logs', `${name}.log`);

const FILE = join(HOME, CLI_FILE);

/** What the commands need to reach the stack that runs: `import` and `figures` the first, `rebuild` the others too. */
export type RunningStack = CliEnvironment & OwnerEnvironment & WorkerEnvironment;

/** Only the one who started the stack may read it: it holds passwords. */
export const writeRunningStack = async (stack: RunningStack): Promise<void> => {
  await writeFile(`${FILE}.unfinished`, JSON.stringify(stack, null, 2), { mode: 0o600 });
  await rename(`${FILE}.unfinished`, FILE);
};

export const forgetRunningStack = (): Promise<void> => rm(FILE, { force: true });
