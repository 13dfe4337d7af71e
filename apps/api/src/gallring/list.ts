import { dateColumn, dayOf, type Transaction } from '@stafett/db';
import { type AgencyKind, addDays, dueOn, type IsoDate, retentionFor, stockholmDate } from '@stafett/domain';
import { GallringList, ListGallringRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { logReading } from '../read-log.ts';
import { staffingProcedure } from '../trpc.ts';
import { gallringRowOf, waitingOn } from './gallring-row.ts';
import { ownDecisions } from './retention.ts';

const MOST = 200;

/** The first day after today on which another share of the agency's falls due, by today's rules. */
const nextOnOf = async (transaction: Transaction, kind: AgencyKind, today: IsoDate): Promise<IsoDate | undefined> => {
  const own = await ownDecisions(transaction);
  const [closed] = await transaction.$queryRaw<{ days: Date[] | null }[]>`SELECT own_closings() AS days`;
  const later = { gt: dateColumn(today) };
  const { _min: first } = await transaction.gallring.aggregate({
    where: { status: { not: 'carriedOut' }, dueOn: later },
    _min: { dueOn: true },
  });
  const { _min: put } = await transaction.gallring.aggregate({
    where: { status: 'postponed', postponedUntil: later },
    _min: { postponedUntil: true },
  });
  const days = (closed?.days ?? []).map(dayOf).flatMap((day) => {
    const rule = retentionFor(kind, own, day);
    return rule ? [dueOn(day, rule.months)] : [];
  });
  // What is due already and not yet raised is raised tomorrow, before anybody is at work.
  const tomorrow = addDays(today, 1);
  const stored = [first.dueOn, put.postponedUntil].flatMap((day) => (day === null ? [] : [dayOf(day)]));
  return [...days.map((day) => (day > today ? day : tomorrow)), ...stored].toSorted()[0];
};

/** The agency's shares that wait to be destroyed, or the protocol of those that are. */
export const list = staffingProcedure
  .input(ListGallringRequest)
  .output(GallringList)
  .query(async ({ ctx, input: { which } }) => {
    const { actor } = ctx;
    const now = ctx.clock();
    const today = stockholmDate(now);
    const names = await ctx.names.read();
    const kind = names.agencies.get(actor.agency)?.kind;
    const found = await ctx.read(async (transaction) => {
      const rows = await transaction.gallring.findMany({
        where: { status: which === 'done' ? 'carriedOut' : { not: 'carriedOut' } },
        orderBy: which === 'done' ? [{ carriedOutAt: 'desc' }, { id: 'asc' }] : [{ dueOn: 'asc' }, { id: 'asc' }],
        take: MOST,
      });
      const cases = rows.map(({ caseId }) => caseId);
      await logReading(transaction, actor, now, 'gallring.list', { cases });
      const open = await transaction.caseFile.findMany({ where: { id: { in: cases } }, select: { id: true } });
      return {
        rows,
        opens: new Set(open.map(({ id }) => id)),
        open: await transaction.gallring.count({ where: waitingOn(today) }),
        nextOn: kind === undefined ? undefined : await nextOnOf(transaction, kind, today),
      };
    });
    return {
      rows: found.rows.map((row) => gallringRowOf(row, { names, actor, today, opens: found.opens.has(row.caseId) })),
      open: found.open,
      ...given({ nextOn: found.nextOn }),
    };
  });
