import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@stafett/local-stack';
import { makeTemporaryFolder } from '@stafett/testkit';
import { inject } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What `npm start` starts, on ports and in a folder of its own. */
export type Stack = {
  readonly url: string;
  /** Where its state lives: PostgreSQL's and Temporal's files, the keys, the logs. */
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends every server as Ctrl-C does; the files stay for `remove`. */
  readonly stop: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const PORTS = ['API', 'OIDC', 'POSTGRES', 'TEMPORAL', 'TEMPORAL_UI'] as const;

/** `publishedList`: the cases of a first start are in it. `empty`: nobody is, for whoever makes their own cases; it comes up sooner. */
export type Beginning = 'publishedList' | 'empty';

/** What a first start leaves in its home when the list is in, and its contacts are named. */
const LIST_IS_IN = ['imported', 'contacts'];

/** Starts the whole of Stafett as a person does. Throws with what it printed when it does not come up. */
export const startStack = async (beginning: Beginning = 'publishedList'): Promise<Stack> => {
  const folder = await makeTemporaryFolder();
  const home = join(folder, '.stafett');
  await mkdir(home, { mode: 0o711 });
  if (beginning === 'empty') await Promise.all(LIST_IS_IN.map((file) => writeFile(join(home, file), '')));
  const ports = await Promise.all(PORTS.map(async (name) => [`STAFETT_${name}_PORT`, String(await freePort())]));
  const environment = {
    ...process.env,
    ...Object.fromEntries(ports),
    STAFETT_HOME: home,
    TEMPORAL_CLI_PATH: inject('servers').temporalCli,
  };
  const child = spawn(process.execPath, [join(ROOT, 'infra/dev/start.mjs')], { env: environment, cwd: ROOT });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await ended;
  };
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /Stafett is running \(\d+ s\): (\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`start ended with ${code}:\n${output}`)));
  });
  return { url, home, environment, stop, remove: () => rm(folder, { recursive: true, force: true }) };
};
