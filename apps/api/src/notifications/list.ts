import { instantOf, type Row, type Transaction } from '@stafett/db';
import { type GroupSeries, type Samverkansteam, type Team, teams } from '@stafett/domain';
import { NoticeKind, type NoticeRow, Notices, TaskKind } from '@stafett/schemas';
import { namesGroup, namesTeam } from '../gatherings/list.ts';
import { given } from '../given.ts';
import type { Names } from '../organisation/name-book.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { countUnread } from './unread.ts';

const UNREAD = 100;
const READ = 50;

const each = (ids: readonly (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];

/** What the rows name besides themselves, as far as the actor may see it. */
const surroundings = async (transaction: Transaction, rows: readonly Row.Notification[], names: Names) => {
  const cases = await transaction.caseFile.findMany({
    where: { id: { in: each(rows.map(({ caseId }) => caseId)) } },
    select: { id: true, code: true, insats: true },
  });
  const open = await transaction.task.findMany({
    where: { id: { in: each(rows.map(({ task }) => task)) }, status: 'open' },
    select: { id: true },
  });
  const gatherings = await transaction.gathering.findMany({
    where: { id: { in: each(rows.map(({ gatheringId }) => gatheringId)) } },
    select: { id: true, kind: true, shown: true },
  });
  return {
    cases: new Map(cases.map((one) => [one.id, one])),
    open: new Set(open.map(({ id }) => id)),
    gatherings: new Map(gatherings.map((one) => [one.id, gatheringOf(one, names)])),
  };
};

/** What a gathering is called, and its meetings. */
const gatheringOf = ({ id, kind, shown }: Pick<Row.Gathering, 'id' | 'kind' | 'shown'>, names: Names) => {
  const state = shown as unknown as GroupSeries | Samverkansteam;
  const series = 'series' in state ? state.series : state;
  const team = kind === 'samverkansteam' ? Object.values<Team>(teams).find((one) => one.id === series.id) : undefined;
  return { named: team ? namesTeam(names, team) : namesGroup(names, id, series), meetings: series.meetings };
};

/** What has happened that the actor is told of, unread first. */
export const list = unitProcedure.output(Notices).query(async ({ ctx }) => {
  const names = await ctx.names.read();
  return ctx.read(async (transaction) => {
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
    const { cases, open, gatherings } = await surroundings(transaction, [...unread, ...read], names);
    const rowOf = (row: Row.Notification): NoticeRow[] => {
      const notice = {
        id: row.id,
        kind: NoticeKind.parse(row.kind),
        at: instantOf(row.at),
        toMe: row.staff !== null,
        ...given({ readAt: row.readAt ? instantOf(row.readAt) : undefined, meeting: row.meeting ?? undefined }),
      };
      const gathering = row.gatheringId === null ? undefined : gatherings.get(row.gatheringId);
      if (gathering) {
        const startsAt = gathering.meetings.find(({ id }) => id === row.meeting)?.startsAt;
        return [{ ...notice, ...gathering.named, about: 'gathering', ...given({ startsAt }) }];
      }
      const file = row.caseId === null ? undefined : cases.get(row.caseId);
      if (!file) return [];
      return [
        {
          ...notice,
          about: 'case',
          caseId: file.id,
          caseCode: file.code,
          insats: file.insats,
          ...given({
            taskKind: row.taskKind ? TaskKind.parse(row.taskKind) : undefined,
            task: row.task && open.has(row.task) ? row.task : undefined,
            handover: row.handover ?? undefined,
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
  });
});
