// Where a running stack keeps its state, and the lock that keeps two starts apart. Node's own modules only.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './checkout.mjs';

export const HOME = resolve(process.env.STAFETT_HOME ?? join(ROOT, '.stafett'));

const LOCK = join(HOME, 'run', 'lock.json');

/** Gives the pid of the start that holds the lock and still runs. */
export const findRunningStart = () => {
  try {
    const { pid } = JSON.parse(readFileSync(LOCK, 'utf8'));
    return isStart(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
};

// A pid may belong to another program by now: only one whose command line is a start, or a copy of what it keeps, counts.
const HOLDERS = ['start.mjs', 'cli/backup.ts', 'cli/restore.ts'];
const isStart = (pid) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return HOLDERS.some((holder) => line.includes(holder));
  } catch {
    return process.platform !== 'linux';
  }
};

/** Takes the lock, or ends the process with a message when another start holds it. It is let go when the process ends. */
export const takeLock = () => {
  // Passable for PostgreSQL's own user; what is secret inside has its own mode.
  mkdirSync(join(HOME, 'run'), { recursive: true, mode: 0o711 });
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(LOCK, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
      process.on('exit', () => rmSync(LOCK, { force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const other = findRunningStart();
    if (other !== undefined || attempt > 3) {
      console.error(
        `Stafett is already running from here, or being backed up (process ${other ?? 'unknown'}). Stop it first with Ctrl-C.`,
      );
      process.exit(1);
    }
    rmSync(LOCK, { force: true });
  }
};
