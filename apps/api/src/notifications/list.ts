import { instantOf, type Row, type Transaction } from '@stafett/db';
import { NoticeKind, type NoticeRow, Notices, TaskKind } from '@stafett/schemas';
import { given } from '../given.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { countUnread } from './unread.ts';

const UNREAD = 100;
const READ = 50;

/** What the rows name besides themselves, as far as the actor may see it. */
const surroundings = async (transaction: Transaction, rows: readonly Row.Notification[]) => {
  const cases = await transaction.caseFile.findMany({
    where: { id: { in: [...new Set(rows.map(({ caseId }) => caseId))] } },
    select: { id: true, code: true, insats: true },
  });
  const open = await transaction.task.findMany({
    where: { id: { in: rows.flatMap(({ task }) => task ?? []) }, status: 'open' },
    select: { id: true },
  });
  return { cases: new Map(cases.map((one) => [one.id, one])), open: new Set(open.map(({ id }) => id)) };
};

/** What has happened that the actor is told of, unread first. */
export const list = unitProcedure.output(Notices).query(({ ctx }) =>
  ctx.read(async (transaction) => {
    const [unread, read] = [
      await transaction.notification.findMany({
        where: { readAt: null },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: UNREAD,
      }),
      await transaction.notification.findMany({
        where: { readAt: { not: null } },
        orderBy: [{ readAt: 'desc' }, { id: 'desc' }],
        take: READ,
      }),
    ];
    const { cases, open } = await surroundings(transaction, [...unread, ...read]);
    const rowOf = (row: Row.Notification): NoticeRow[] => {
      const file = cases.get(row.caseId);
      if (!file) return [];
      return [
        {
          id: row.id,
          kind: NoticeKind.parse(row.kind),
          at: instantOf(row.at),
          toMe: row.staff !== null,
          caseId: file.id,
          caseCode: file.code,
          insats: file.insats,
          ...given({
            readAt: row.readAt ? instantOf(row.readAt) : undefined,
            taskKind: row.taskKind ? TaskKind.parse(row.taskKind) : undefined,
            task: row.task && open.has(row.task) ? row.task : undefined,
            handover: row.handover ?? undefined,
            meeting: row.meeting ?? undefined,
          }),
        },
      ];
    };
    await logReading(transaction, ctx.actor, ctx.clock(), 'notifications.list', { cases: [...cases.keys()] });
    return {
      unreadTotal: unread.length < UNREAD ? unread.length : await countUnread(transaction),
      unread: unread.flatMap(rowOf),
      read: read.flatMap(rowOf),
    };
  }),
);
