import { type ChildProcess, fork } from 'node:child_process';

/**
 * A fault point is a named place in the code ("beforeCommit", "afterCommit", "beforeAnswer" …) where a test may hold a
 * process still or kill it. Production code takes an `AtPoint` as an argument and its default does nothing.
 */
export type AtPoint = (name: string) => Promise<void>;

type Hold = { reached: Promise<void>; release: () => void };

/** Fault points inside the test's own process. */
export type FaultPoints = {
  /** What the code under test is given. */
  atPoint: AtPoint;
  /** The next one to come to this point waits there until `release`; `reached` resolves when it stands there. */
  holdAt: (name: string) => Hold;
  /** The next one to come to this point gets this error thrown there. */
  failAt: (name: string, error: Error) => void;
};

export const createFaultPoints = (): FaultPoints => {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  const add = (name: string, act: () => Promise<void>): void => {
    waiting.set(name, [...(waiting.get(name) ?? []), act]);
  };
  return {
    atPoint: async (name) => {
      await waiting.get(name)?.shift()?.();
    },
    holdAt: (name) => {
      let release = (): void => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        add(name, () => {
          resolve();
          return released;
        });
      });
      return { reached, release: () => release() };
    },
    failAt: (name, error) => add(name, () => Promise.reject(error)),
  };
};

/** Names the points, comma-separated, where a process started by startFaultyProcess stands still. */
const ARMED = 'STAFETT_FAULT_POINTS';

type FromChild = { stafett: 'reached' | 'armed'; point: string } | { stafett: 'ready' };
type FromParent = { stafett: 'goOn' | 'arm'; point: string };

/**
 * For a process that a test starts with startFaultyProcess: at an armed point it tells the test and stands still until
 * it is told to go on, or is killed. Each armed point stops the process once.
 */
export const atPointOfParent = (): AtPoint => {
  const armed = new Set((process.env[ARMED] ?? '').split(',').filter((name) => name !== ''));
  process.on('message', ({ stafett, point }: FromParent) => {
    if (stafett !== 'arm') return;
    armed.add(point);
    tellParent({ stafett: 'armed', point });
  });
  // Listening alone must not keep a process going that has come to its end.
  process.channel?.unref();
  return async (name) => {
    if (!armed.delete(name)) return;
    const goOn = new Promise<void>((resolve) => {
      const listen = (message: FromParent): void => {
        if (message.stafett !== 'goOn' || message.point !== name) return;
        process.off('message', listen);
        process.channel?.unref();
        resolve();
      };
      process.on('message', listen);
      process.channel?.ref();
    });
    tellParent({ stafett: 'reached', point: name });
    await goOn;
  };
};

/** For a process that a test starts with startFaultyProcess: says that it is up. */
export const tellParentReady = (): void => tellParent({ stafett: 'ready' });

const tellParent = (message: FromChild): void => {
  process.send?.(message);
};

export type FaultyProcess = {
  pid: number;
  /** Arms a point while it runs: the next to come there stands still. Resolves when it is armed. */
  arm: (point: string) => Promise<void>;
  /** Resolves when it stands still at an armed point; rejects when it ends without having come there. */
  reached: (point: string) => Promise<void>;
  goOn: (point: string) => void;
  /** SIGKILL: nothing is tidied up. Resolves when it is gone. */
  kill: () => Promise<void>;
  /** SIGTERM, and waits. */
  stop: () => Promise<void>;
};

/**
 * Starts a TypeScript file as a process of its own, which calls `tellParentReady` when it is up and gives its code
 * `atPointOfParent()`. Takes the environment it adds and the points it shall stand still at.
 */
export const startFaultyProcess = async (
  script: string,
  options: { env?: Record<string, string>; armed?: string[]; args?: string[] } = {},
): Promise<FaultyProcess> => {
  const child = fork(script, options.args ?? [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...options.env, [ARMED]: (options.armed ?? []).join(',') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const seen = new Set<string>();
  child.on('message', (message: FromChild) => seen.add(heard(message)));
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    child.kill(name);
    await ended;
  };
  const faulty: FaultyProcess = {
    pid: child.pid ?? 0,
    arm: async (point) => {
      seen.delete(`armed ${point}`);
      seen.delete(`at ${point}`);
      child.send({ stafett: 'arm', point } satisfies FromParent);
      await hear(child, seen, `armed ${point}`);
    },
    reached: (point) => hear(child, seen, `at ${point}`),
    goOn: (point) => child.send({ stafett: 'goOn', point } satisfies FromParent),
    kill: () => (child.exitCode === null && child.signalCode === null ? signal('SIGKILL') : ended),
    stop: () => (child.exitCode === null && child.signalCode === null ? signal('SIGTERM') : ended),
  };
  await hear(child, seen, 'ready');
  return faulty;
};

const heard = (message: FromChild): string => {
  switch (message.stafett) {
    case 'ready':
      return 'ready';
    case 'armed':
      return `armed ${message.point}`;
    case 'reached':
      return `at ${message.point}`;
  }
};

const hear = (child: ChildProcess, seen: ReadonlySet<string>, what: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      child.off('message', look);
      child.off('exit', gone);
    };
    const look = (): void => {
      if (!seen.has(what)) return;
      settle();
      resolve();
    };
    const gone = (): void => {
      settle();
      reject(new Error(`The process ended before it was ${what}.`));
    };
    child.on('message', look);
    child.on('exit', gone);
    if (child.exitCode !== null || child.signalCode !== null) gone();
    else look();
  });
