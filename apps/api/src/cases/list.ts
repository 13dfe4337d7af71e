import type { Prisma } from '@stafett/db';
import { CaseList, ListCasesRequest } from '@stafett/schemas';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { caseRowOf } from './case-row.ts';
import { relationsTo } from './visible.ts';

const whereOf = (which: ListCasesRequest['which'], unit: string): Prisma.CaseFileWhereInput => {
  switch (which) {
    case 'held':
      return { holderUnit: unit, closedOn: null };
    case 'followed':
      return { holderUnit: { not: unit }, closedOn: null };
    case 'closed':
      return { closedOn: { not: null } };
  }
};

/** The unit's cases: those it holds, those it follows, those that are closed. */
export const list = unitProcedure
  .input(ListCasesRequest)
  .output(CaseList)
  .query(async ({ ctx, input }) => {
    const where: Prisma.CaseFileWhereInput = {
      ...whereOf(input.which, ctx.actor.unit),
      ...(input.insats === undefined ? {} : { insats: input.insats }),
      ...(input.phase === undefined ? {} : { phase: input.phase }),
    };
    const found = await ctx.read(async (transaction) => {
      const total = await transaction.caseFile.count({ where });
      const rows = await transaction.caseFile.findMany({
        where,
        orderBy: input.which === 'closed' ? [{ closedOn: 'desc' }, { id: 'asc' }] : [{ nextOn: 'asc' }, { id: 'asc' }],
        take: input.limit + 1,
        ...(input.cursor === undefined ? {} : { cursor: { id: input.cursor }, skip: 1 }),
      });
      const page = rows.slice(0, input.limit);
      const cases = page.map(({ id }) => id);
      const participants = page.map(({ participantId }) => participantId);
      const relations = await relationsTo(transaction, cases);
      const identities = await ctx.participants.read(transaction, participants);
      await logReading(transaction, ctx.actor, ctx.clock(), 'cases.list', { cases, participants });
      return { total, page, relations, identities, more: rows.length > input.limit };
    });
    const [names, identities] = [await ctx.names.read(), await found.identities()];
    const last = found.page.at(-1)?.id;
    return {
      total: found.total,
      rows: found.page.map((row) =>
        caseRowOf(row, names, found.relations.get(row.id) ?? [], identities.get(row.participantId)),
      ),
      ...(found.more && last !== undefined ? { nextCursor: last } : {}),
    };
  });
