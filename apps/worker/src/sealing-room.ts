import { removeOutdated, sealLog } from '@stafett/activities';
import type { Database } from '@stafett/db';
import { instant } from '@stafett/domain';
import type { Vault } from '@stafett/vault';
import type { Logger } from 'pino';
import type { Room } from './rounds.ts';

const DAY_MS = 24 * 60 * 60_000;

export type SealingOptions = {
  readonly db: Database;
  readonly vault: Vault;
  readonly log: Pick<Logger, 'info'>;
  /** The wall clock, milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Takes what was read into the sealed logs, and once a day what is five years old out of them. Where each log ends goes into the program's
 * own log, which lies outside of the database: whoever puts an older state back there is told on by it.
 */
export const sealingRoom = ({ db, vault, log, now }: SealingOptions): Room => {
  let removedAt = Number.NEGATIVE_INFINITY;
  return {
    round: async () => {
      const sealed = await sealLog({ db, vault }, () => instant(now()));
      for (const { tenant, number, seal } of sealed) log.info({ agency: tenant, number, seal }, 'log sealed');
      if (now() - removedAt >= DAY_MS) {
        const rows = await removeOutdated(db, vault, instant(now()));
        removedAt = now();
        if (rows > 0) log.info({ rows }, 'log outdated');
      }
      return sealed.reduce((sum, { rows }) => sum + rows, 0);
    },
    close: () => {},
  };
};
