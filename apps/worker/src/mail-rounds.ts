import type { MailRoom } from '@stafett/activities';
import type { Logger } from 'pino';

/** What happens together is told together; nobody waits for an e-mail to the second. */
const EVERY_MS = 15_000;

/** Sends letters now and every quarter of a minute. A round that fails is a line in the log: what it left is in the next. */
export const keepRounds = (room: MailRoom, log: Pick<Logger, 'error'>): { readonly stop: () => Promise<void> } => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    try {
      await room.round();
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'mail round failed');
    }
    if (!stopped)
      timer = setTimeout(() => {
        running = round();
      }, EVERY_MS);
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
