import type { Database } from '@stafett/db';
import { noticeRetention } from '@stafett/domain';

/** So that no sweep holds the table for long; what is left is in the next. */
const PER_ROUND = 1_000;

const FORGET = `
  delete from notification where id in (
    select id from notification where read_at < $1::timestamptz - make_interval(days => $2) order by read_at limit ${PER_ROUND})`;

/** Removes notices that were read so long ago that nobody looks for them. An unread one is never removed. Gives how many were. */
export const forgetReadNotices = (db: Database, now: Date): Promise<number> =>
  db.$executeRawUnsafe(FORGET, now, noticeRetention.readForDays);
