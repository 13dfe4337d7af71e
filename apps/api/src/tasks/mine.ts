import { dateColumn, Prisma, type Row, type Transaction } from '@stafett/db';
import { addDays, type IsoDate, stockholmDate } from '@stafett/domain';
import { MyTasks, type TaskRow } from '@stafett/schemas';
import { standInFor } from '../session/sessions.ts';
import { unitProcedure } from '../trpc.ts';
import { claimedBy, countTasks, dueBetween, unclaimedIn } from './counted.ts';
import { showTasks } from './show-tasks.ts';

const SHOWN = 100;

type Span = { readonly from?: IsoDate; readonly to?: IsoDate };

/** The Sunday that ends the week; at the weekend, of the week to come. */
const endOfWeek = (day: IsoDate): IsoDate => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, 6 - weekday + (weekday > 4 ? 7 : 0));
};

const spansFrom = (today: IsoDate): Readonly<Record<'overdue' | 'dueToday' | 'thisWeek' | 'later', Span>> => {
  const sunday = endOfWeek(today);
  return {
    overdue: { to: addDays(today, -1) },
    dueToday: { from: today, to: today },
    thisWeek: { from: addDays(today, 1), to: sunday },
    later: { from: addDays(sunday, 1) },
  };
};

const groupOf = async (transaction: Transaction, unit: string, staff: readonly string[], { from, to }: Span) => {
  const dueOn = { ...(from ? { gte: dateColumn(from) } : {}), ...(to ? { lte: dateColumn(to) } : {}) };
  const rows = await transaction.task.findMany({
    where: { status: 'open', ownerUnit: unit, claimedBy: { in: [...staff] }, dueOn },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: SHOWN,
  });
  const total =
    rows.length < SHOWN
      ? rows.length
      : await countTasks(transaction, Prisma.sql`${claimedBy(unit, staff)} AND ${dueBetween(from, to)}`);
  return { rows, total };
};

/** What the signed-in person has claimed in the unit they act for, and what they stand in for today. */
export const mine = unitProcedure.output(MyTasks).query(async ({ ctx }) => {
  const now = ctx.clock();
  const today = stockholmDate(now);
  const spans = spansFrom(today);
  const { unit, staff } = ctx.actor;
  const away = await standInFor(ctx.database, staff, now);
  const people = [staff, ...away.map((absence) => absence.staff.id)];
  const found = await ctx.read(async (transaction) => {
    const overdue = await groupOf(transaction, unit, people, spans.overdue);
    const dueToday = await groupOf(transaction, unit, people, spans.dueToday);
    const thisWeek = await groupOf(transaction, unit, people, spans.thisWeek);
    const later = await groupOf(transaction, unit, people, spans.later);
    const all = [overdue, dueToday, thisWeek, later].flatMap(({ rows }) => rows);
    return {
      overdue,
      dueToday,
      thisWeek,
      later,
      unitInbox: await countTasks(transaction, unclaimedIn(unit)),
      lines: await showTasks(ctx, transaction, all, 'tasks.mine', now),
    };
  });
  const lines = await found.lines(await ctx.names.read());
  const lineOf = ({ id }: Row.Task): TaskRow[] => {
    const line = lines.get(id);
    return line ? [line] : [];
  };
  const group = ({ rows, total }: { readonly rows: readonly Row.Task[]; readonly total: number }) => ({
    total,
    rows: rows.flatMap(lineOf),
  });
  return {
    today,
    overdue: group(found.overdue),
    dueToday: group(found.dueToday),
    thisWeek: group(found.thisWeek),
    later: group(found.later),
    unitInbox: found.unitInbox,
  };
});
