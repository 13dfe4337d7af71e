import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';

export type ServerProcessOptions = {
  /** Named in messages: "PostgreSQL", "Temporal". */
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Run as another user (PostgreSQL refuses to run as root). */
  uid?: number;
  gid?: number;
  /** What the process prints goes here. A file, not a pipe: it outlives whoever started it. */
  logFile: string;
  /** The signal that asks it to end in good order. */
  stopSignal: NodeJS.Signals;
  /** Asked again and again until true; a throw counts as "not yet", CannotStart as "never". */
  isReady: () => Promise<boolean>;
  readyWithinMs: number;
  /** Told of the process as soon as it exists, before it is ready. */
  onSpawn?: (process: ServerProcess) => void;
  /** Known faults: when the log matches, the message a person gets. */
  faults?: [pattern: RegExp, message: string][];
};

export type ServerProcess = {
  name: string;
  pid: number;
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  isRunning: () => boolean;
  /** Asks it to end, waits, and kills it when it has not ended within ten seconds. */
  stop: () => Promise<void>;
  /** SIGKILL at once: for tests of what a crash leaves behind. */
  kill: () => Promise<void>;
};

/**
 * Starts a server in a process group of its own (so that Ctrl-C in the terminal reaches only whoever started it) and
 * waits until it answers. Refuses with CannotStart when it ends or stays silent, with what its log says.
 */
export const startServerProcess = async (options: ServerProcessOptions): Promise<ServerProcess> => {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const from = logSize(options.logFile);
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  closeSync(log);
  const server = watch(options, child);
  if (child.pid !== undefined) options.onSpawn?.(server);
  const deadline = Date.now() + options.readyWithinMs;
  for (;;) {
    if (!server.isRunning()) throw explain(options, from, 'ended at once');
    if (await isReady(options, server)) return server;
    if (Date.now() > deadline) {
      await server.kill();
      throw explain(options, from, `did not answer within ${options.readyWithinMs / 1000} s`);
    }
    await pause(40);
  }
};

const isReady = async (options: ServerProcessOptions, server: ServerProcess): Promise<boolean> => {
  try {
    return await options.isReady();
  } catch (error) {
    if (!(error instanceof CannotStart)) return false;
    await server.stop();
    throw error;
  }
};

const watch = (options: ServerProcessOptions, child: ChildProcess): ServerProcess => {
  let running = true;
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false;
      resolve({ code, signal });
    });
    child.once('error', (error) => {
      running = false;
      appendFileSync(options.logFile, `${error.message}\n`);
      resolve({ code: null, signal: null });
    });
  });
  const send = (signal: NodeJS.Signals): void => {
    if (running) child.kill(signal);
  };
  return {
    name: options.name,
    pid: child.pid ?? 0,
    ended,
    isRunning: () => running,
    stop: async () => {
      send(options.stopSignal);
      const last = setTimeout(() => send('SIGKILL'), 10_000);
      await ended;
      clearTimeout(last);
    },
    kill: async () => {
      send('SIGKILL');
      await ended;
    },
  };
};

const logSize = (logFile: string): number => readFileSync(logFile).length;

const explain = (options: ServerProcessOptions, from: number, what: string): CannotStart => {
  const log = readFileSync(options.logFile).subarray(from).toString('utf8');
  const known = [...(options.faults ?? []), ...FAULTS].find(([pattern]) => pattern.test(log));
  if (known) return new CannotStart(`${options.name} ${what}: ${known[1]}`);
  const tail = log.trim().split('\n').slice(-8).join('\n');
  return new CannotStart(`${options.name} ${what}. The end of ${options.logFile}:\n${tail}`);
};

const FAULTS: [RegExp, string][] = [
  [/no space left on device|disk is full|database or disk is full/i, 'the disk is full. Make room and start again.'],
  [/address already in use/i, 'its port is taken by another program. Stop that program or choose another port.'],
  [/permission denied/i, 'it may not read or write its files. Check who owns the folder and the folders above it.'],
];

/**
 * Ends a process that an earlier, killed start left behind. Takes its pid and words its command line must hold, so that
 * a pid which the system has given to somebody else is never touched. Gives true when there was such a process.
 */
export const stopLeftover = async (pid: number, mustHold: string[], signal: NodeJS.Signals): Promise<boolean> => {
  const isOurs = async (): Promise<boolean> => {
    const line = await commandLine(pid);
    return line !== undefined && mustHold.every((word) => line.includes(word));
  };
  if (!(await isOurs())) return false;
  process.kill(pid, signal);
  const deadline = Date.now() + 10_000;
  while (await isOurs()) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await pause(50);
  }
  return true;
};

const commandLine = async (pid: number): Promise<string | undefined> => {
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  const proc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  // An ended process that nobody has collected yet has an empty command line.
  if (proc !== undefined) return proc === '' ? undefined : proc.replaceAll('\0', ' ');
  return new Promise((resolve) => {
    const ps = spawn('ps', ['-o', 'command=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] });
    let line = '';
    ps.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
    });
    ps.once('error', () => resolve(undefined));
    ps.once('close', () => resolve(line.trim() === '' ? undefined : line));
  });
};
