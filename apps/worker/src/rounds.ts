import type { Logger } from 'pino';

/** Work that is done in rounds; `round` gives how much was done. */
export type Room = { readonly round: () => Promise<number>; readonly close: () => void };
export type Rounds = { readonly everyMs: number; readonly name: string };

/** What happens together is told together; nobody waits for an e-mail to the second. */
export const mailRounds: Rounds = { everyMs: 15_000, name: 'mail' };
/** So long, and what a round takes, is what was read kept out of the sealed log. */
export const logRounds: Rounds = { everyMs: 5_000, name: 'sealing' };

/** A protocol is kept outside of the database within a minute of the gallring. */
export const protocolRounds: Rounds = { everyMs: 60_000, name: 'protocols' };
/** A day's check is made at the first of these in the day; one that could not be is tried again at the next. */
export const checkRounds: Rounds = { everyMs: 30 * 60_000, name: 'checking' };

/** Does a round now and every so often. One that fails is a line in the log: what it left is in the next. */
export const keepRounds = (
  room: Room,
  { everyMs, name }: Rounds,
  log: Pick<Logger, 'error'>,
): { readonly stop: () => Promise<void> } => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      await room.round();
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, `${name} round failed`);
    }
    if (!stopped)
      timer = setTimeout(() => {
        running = round();
      }, everyMs);
  };
  let running = round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      room.close();
    },
  };
};
