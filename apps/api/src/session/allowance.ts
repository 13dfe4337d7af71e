import { createHmac } from 'node:crypto';
import { type Database, timeColumn } from '@stafett/db';
import type { Instant } from '@stafett/domain';

/** How often somebody may do a thing, whatever process of the api they come to. */
export type Allowance = {
  /** Takes one for whoever it is; false when they have had all there is for now. What is refused is not counted. */
  readonly take: (who: string, now: Instant) => Promise<boolean>;
};

/** Gives so many of a thing a minute to each, in any minute. Kept in PostgreSQL, under a hash that `secret` keys. */
export const perMinute = (database: Database, secret: string, what: 'search' | 'signIn', most: number): Allowance => ({
  take: async (who, now) => {
    const whom = createHmac('sha256', secret).update(`allowance:${what}:${who}`).digest();
    const [row] = await database.$queryRaw<{ taken: boolean }[]>`
      SELECT take_allowance(${whom}, ${most}::int, interval '1 minute', ${timeColumn(now)}::timestamptz) AS taken`;
    return row?.taken === true;
  },
});
