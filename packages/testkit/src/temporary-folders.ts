import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftover } from '@stafett/local-stack';

/** Names the folder of this run to the processes that it starts. */
const RUN = 'STAFETT_TEST_RUN';
const NAME = /^stafett-test-(\d+)-/;
/** In another container the same number may be a process that this one can't see. */
const STALE_AFTER_MS = 60 * 60_000;

const passable = async (folder: string): Promise<string> => {
  await chmod(folder, 0o711);
  return folder;
};

/**
 * A folder for one test, which the user `postgres` may pass through. It stands in the folder of the run, if there is one, and goes with it
 * even when the test ends before it has cleaned up.
 */
export const makeTemporaryFolder = async (): Promise<string> =>
  passable(await mkdtemp(join(process.env[RUN] ?? tmpdir(), 'stafett-test-')));

/** One folder for everything that a run of the tests puts down. `close` removes it. First those go that a killed run has left. */
export const openRunFolder = async (
  parent: string = tmpdir(),
): Promise<{ folder: string; close: () => Promise<void> }> => {
  await removeStaleFolders(parent, Date.now());
  const folder = await passable(await mkdtemp(join(parent, `stafett-test-${process.pid}-`)));
  process.env[RUN] = folder;
  return {
    folder,
    close: async () => {
      delete process.env[RUN];
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Removes the folders of runs whose process has ended, with the PostgreSQL that may still stand on them. Takes now in milliseconds. */
export const removeStaleFolders = async (parent: string, now: number): Promise<void> => {
  for (const name of await readdir(parent)) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const folder = join(parent, name);
    const made = await stat(folder).catch(() => undefined);
    if (!made || now - made.mtimeMs < STALE_AFTER_MS) continue;
    for (const inside of await readdir(folder)) await endPostgres(join(folder, inside, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
};

const endPostgres = async (dataDir: string): Promise<void> => {
  const pid = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (pid !== undefined) await stopLeftover(Number.parseInt(pid, 10), ['postgres', dataDir], 'SIGINT');
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
