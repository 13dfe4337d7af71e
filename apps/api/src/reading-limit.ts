import { type Transaction, timeColumn } from '@stafett/db';
import { type Instant, lookUpActions, mayOpenMore } from '@stafett/domain';
import { Refused } from './problems/refuse.ts';

/**
 * Refuses `tooManyCases` when whoever acts in the transaction has opened more cases than any work asks for. It is counted by their own rows
 * in the log, over all their sessions and all processes of the api.
 */
export const assertMayOpenMore = async (transaction: Transaction, at: Instant): Promise<void> => {
  const [opened] = await transaction.$queryRaw<{ lastHour: number; lastDay: number }[]>`
    SELECT last_hour AS "lastHour", last_day AS "lastDay"
    FROM cases_opened(${[...lookUpActions]}::text[], ${timeColumn(at)}::timestamptz)`;
  if (opened && !mayOpenMore(opened)) throw new Refused('tooManyCases');
};
