import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endsOfDay, newestEnds, readEnds, reportOn, verifyLogs, writeEnds } from '@stafett/activities';
import type { Database } from '@stafett/db';
import { instant, stockholmDate } from '@stafett/domain';
import type { Vault } from '@stafett/vault';
import type { Logger } from 'pino';
import type { Room } from './rounds.ts';

export type CheckingOptions = {
  /** As the role stafett_worker. */
  readonly db: Database;
  readonly vault: Vault;
  /** Where the ends of the logs go, one file for each day: at a place where whoever runs the database can't write. */
  readonly folder: string;
  readonly log: Pick<Logger, 'info' | 'error'>;
  /** The wall clock, milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Once a day checks the logs of all agencies against the newest ends in the folder. In order: it writes the day's ends there. Not in order:
 * it writes what is wrong beside them, says so as an error, and leaves the ends as they were.
 */
export const checkingRoom = ({ db, vault, folder, log, now }: CheckingOptions): Room => ({
  round: async () => {
    const at = new Date(now());
    const day = stockholmDate(instant(at.toISOString()));
    const [ends, faults] = [endsOfDay(folder, day), join(folder, `not-in-order-${day}.txt`)];
    if (existsSync(ends) || existsSync(faults)) return 0;
    const before = await newestEnds(folder);
    const logs = await verifyLogs(db, vault, before === undefined ? new Map() : await readEnds(before));
    const { lines, inOrder } = reportOn(logs, at);
    const agencies = logs.length;
    if (inOrder) {
      await writeEnds(ends, logs);
      log.info({ agencies }, 'log checked: in order');
    } else {
      await writeFile(faults, `${lines.join('\n')}\n`, { mode: 0o600 });
      log.error(
        { agencies, faults: logs.flatMap((one) => one.faults).length },
        'log checked: not in order, run audit:verify',
      );
    }
    return agencies;
  },
  close: () => {},
});
