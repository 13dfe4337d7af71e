import { spawn } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hashOf, type KeptFile } from './manifest.ts';

/** What SQLite keeps beside its file while it writes: with it a copy goes back to the last finished write. */
const BESIDE = ['', '-journal', '-wal'];
const LONGEST_STANDSTILL_S = 60;

/**
 * Copies Temporal's store (SQLite). While its server runs (`pid`) it is held still, so that the files are of one moment, as after
 * a crash, which SQLite mends when it opens them. To lock the file instead would make the server's own writes fail.
 */
export const copyTemporalStore = async (
  dbFile: string,
  pid: number | undefined,
  folder: string,
): Promise<{ readonly files: KeptFile[]; readonly stillMs: number }> => {
  const begun = performance.now();
  const copied: string[] = [];
  const goOn = pid === undefined ? () => {} : holdStill(pid);
  try {
    for (const end of BESIDE) {
      if (!existsSync(`${dbFile}${end}`)) continue;
      const name = `${basename(dbFile)}${end}`;
      await copyFile(`${dbFile}${end}`, join(folder, name), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
      copied.push(name);
    }
  } finally {
    goOn();
  }
  const stillMs = Math.round(performance.now() - begun);
  for (const name of copied) await chmod(join(folder, name), 0o600);
  return {
    files: await Promise.all(copied.map(async (file) => ({ file, sha256: await hashOf(join(folder, file)) }))),
    stillMs,
  };
};

/** Stops a process where it stands; gives what lets it go on. Should this one be killed meanwhile, another lets it go on. */
const holdStill = (pid: number): (() => void) => {
  const watch = spawn('sh', ['-c', `sleep ${LONGEST_STANDSTILL_S}; kill -CONT ${pid}`], {
    detached: true,
    stdio: 'ignore',
  });
  watch.unref();
  process.kill(pid, 'SIGSTOP');
  return () => {
    process.kill(pid, 'SIGCONT');
    if (watch.pid !== undefined) process.kill(-watch.pid, 'SIGKILL');
  };
};
