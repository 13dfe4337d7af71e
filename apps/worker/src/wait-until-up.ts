import type { Logger } from 'pino';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** The worker can't begin, and trying again would not help: the message says why, without an address or a secret. */
export class CannotBegin extends Error {
  override readonly name = 'CannotBegin';
}

export type Waiting = {
  /** What is waited for, as the log names it. */
  readonly server: string;
  /** Whether an error says that the server is not there yet; with any other the wait ends. */
  readonly isAway: (error: unknown) => boolean;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks a server until it answers, ever more seldom, a quarter of a minute apart at most, and says so each time. Gives the answer.
 * Throws what the server answered when it is there and says no.
 */
export const waitUntilUp = async <Answer>(
  ask: () => Promise<Answer>,
  { server, isAway, log }: Waiting,
): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await ask();
      if (tries > 1) log.info({ server, tries }, `${server} answers`);
      return answer;
    } catch (error) {
      if (!isAway(error)) throw error;
      const waitMs = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
      log.warn({ server, tries, waitMs }, `${server} does not answer yet; the worker waits`);
      await pause(waitMs);
    }
  }
};
