import { Prisma } from '@stafett/db';
import { stockholmDate } from '@stafett/domain';
import { TaskKind, UnitInbox, UnitInboxRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { countTasks, kindsAmong, unclaimedIn } from './counted.ts';
import { showTasks } from './show-tasks.ts';

/** What the unit owes and nobody has claimed, the earliest due first. */
export const unitInbox = unitProcedure
  .input(UnitInboxRequest)
  .output(UnitInbox)
  .query(async ({ ctx, input }) => {
    const now = ctx.clock();
    const { unit } = ctx.actor;
    const where: Prisma.TaskWhereInput = {
      status: 'open',
      ownerUnit: unit,
      ...(input.claimedToo ? {} : { claimedBy: null }),
      ...(input.kind === undefined ? {} : { kind: input.kind }),
    };
    const inUnit = input.claimedToo ? Prisma.sql`owner_unit = ${unit}::uuid` : unclaimedIn(unit);
    const counted = Prisma.sql`${inUnit}
      AND ${input.kind === undefined ? Prisma.sql`true` : Prisma.sql`kind = ${input.kind}`}`;
    const found = await ctx.read(async (transaction) => {
      const rows = await transaction.task.findMany({
        where,
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        take: input.limit + 1,
        ...(input.cursor === undefined ? {} : { cursor: { id: input.cursor }, skip: 1 }),
      });
      const page = rows.slice(0, input.limit);
      return {
        page,
        more: rows.length > input.limit,
        total: await countTasks(transaction, counted),
        kinds: await kindsAmong(transaction, inUnit),
        lines: await showTasks(ctx, transaction, page, 'tasks.unitInbox', now),
      };
    });
    const lines = await found.lines(await ctx.names.read());
    const last = found.page.at(-1)?.id;
    return {
      today: stockholmDate(now),
      total: found.total,
      kinds: found.kinds.map((kind) => TaskKind.parse(kind)).sort(),
      rows: found.page.flatMap(({ id }) => lines.get(id) ?? []),
      ...(found.more && last !== undefined ? { nextCursor: last } : {}),
    };
  });
