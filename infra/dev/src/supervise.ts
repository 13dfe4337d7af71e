import { setTimeout as pause } from 'node:timers/promises';
import type { ServerProcess } from '@stafett/local-stack';
import type { Register } from './leftovers.ts';

export type Supervised = {
  /** Resolves when it first answers; rejects when it can't be started. */
  ready: Promise<void>;
  /** Ends it in good order, ready or not, and does not start it again. */
  stop: () => Promise<void>;
};

export type Starter = {
  name: string;
  /** Words of its command line, by which a later start knows it again. */
  mustHold: string[];
  signal: NodeJS.Signals;
  start: (onSpawn: (process: ServerProcess) => void) => Promise<ServerProcess>;
};

/** So many ends in a row, each within half a minute of its start, and it is left alone. */
const MOST_RESTARTS = 5;
const SOON_MS = 30_000;

/**
 * Starts a process and starts it again when it ends unasked (an operator's `kill`, a crash): nothing a person sent may
 * wait for somebody to notice. Each is kept in the register while it runs. `onGone` is called when it is given up.
 */
export const supervise = (
  starter: Starter,
  register: Register,
  say: (line: string) => void,
  onGone: (reason: string) => void,
): Supervised => {
  let stopping = false;
  let current: ServerProcess | undefined;
  let restarts = 0;

  const startOnce = async (): Promise<void> => {
    const begun = Date.now();
    const { name, mustHold, signal } = starter;
    let registered: Promise<void> | undefined;
    const server = await starter.start((process) => {
      current = process;
      registered = register.add({ name, pid: process.pid, mustHold, signal });
      process.ended.then(() => register.remove(process.pid));
    });
    await registered;
    server.ended.then(({ code, signal: by }) => {
      if (!stopping) void startAgain(by ?? `code ${code}`, begun);
    });
  };

  const startAgain = async (how: string, begun: number): Promise<void> => {
    restarts = Date.now() - begun < SOON_MS ? restarts + 1 : 1;
    if (restarts > MOST_RESTARTS) {
      onGone(`${starter.name} ended again and again (${how})`);
      return;
    }
    say(`${starter.name} ended (${how}); starting it again`);
    await pause(300 * restarts);
    if (stopping) return;
    const retried = Date.now();
    await startOnce().catch(async (error: unknown) => {
      if (!stopping) await startAgain(error instanceof Error ? error.message : String(error), retried);
    });
  };

  return {
    ready: startOnce(),
    stop: async () => {
      stopping = true;
      await current?.stop();
    },
  };
};
