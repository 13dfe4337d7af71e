import { randomUUID } from 'node:crypto';
import { dateColumn, dayOf, instantOf, type Row, type Transaction, timeColumn } from '@stafett/db';
import { type AgencyRetention, meetingTermOf, retentionRules, stockholmDate } from '@stafett/domain';
import { RetentionList, RetentionSet, SetRetentionRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { logAct } from '../read-log.ts';
import { administratorProcedure, staffingProcedure } from '../trpc.ts';

/** Of two decisions from the same day the later one holds. */
const inOrder = (transaction: Transaction): Promise<Row.Retention[]> =>
  transaction.retention.findMany({ orderBy: [{ from: 'asc' }, { decidedAt: 'asc' }, { id: 'asc' }] });

/** What the actor's agency has decided, the oldest first. */
export const ownDecisions = async (transaction: Transaction): Promise<readonly AgencyRetention[]> =>
  (await inOrder(transaction)).map(({ from, months, archive, source }) => ({
    from: dayOf(from),
    months,
    archive,
    source,
  }));

/** For how long the agency keeps its share of a case: its own decisions, and what holds without one; the newest first. */
export const retention = staffingProcedure.output(RetentionList).query(async ({ ctx }) => {
  const names = await ctx.names.read();
  const kind = names.agencies.get(ctx.actor.agency)?.kind;
  const own = await ctx.read(inOrder);
  const decided = own.map(({ from, months, archive, source, decidedBy, decidedAt }) => ({
    from: dayOf(from),
    months,
    archive,
    source,
    decided: { by: names.staff(decidedBy), at: instantOf(decidedAt) },
  }));
  const rules = retentionRules
    .filter((rule) => rule.kind === kind)
    .map(({ from, months, archive, source }) => ({ from, months, archive, source }));
  const byDay = (a: { from: string }, b: { from: string }): number => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0);
  const year = Number(stockholmDate(ctx.clock()).slice(0, 4));
  const term = kind && meetingTermOf(kind, year);
  return {
    ...given({ meetings: term && { months: term.months, source: term.source } }),
    rows: [...decided.toReversed().toSorted(byDay), ...rules.toSorted(byDay)],
  };
});

/** A dated decision of the agency's on its term; none is ever changed. Refuses `roleNotAllowed` but for an administrator. */
export const setRetention = administratorProcedure
  .input(SetRetentionRequest)
  .output(RetentionSet)
  .mutation(async ({ ctx, input: { from, ...decision } }) => {
    const { actor } = ctx;
    const now = ctx.clock();
    await ctx.read(async (transaction) => {
      await transaction.retention.createMany({
        data: [
          {
            id: randomUUID(),
            agency: actor.agency,
            from: dateColumn(from),
            ...decision,
            decidedBy: actor.staff,
            decidedAt: timeColumn(now),
          },
        ],
      });
      await logAct(transaction, actor, now, 'gallring.retentionSet', {});
    });
    return { from };
  });
