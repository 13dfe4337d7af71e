import type { Transaction } from '@stafett/db';
import { COUNTED } from '../tasks/counted.ts';

/** How many notices wait to be read by whom the transaction is for, up to `COUNTED`. */
export const countUnread = (transaction: Transaction): Promise<number> =>
  transaction.notification.count({ where: { readAt: null }, take: COUNTED });
