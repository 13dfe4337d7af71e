import { stockholmDate } from '@stafett/domain';
import { GallringRow, GetGallringRequest } from '@stafett/schemas';
import { caseNotFound } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { gallringRowOf } from './gallring-row.ts';
import { onlyWhoMayGallra } from './only-who-may-gallra.ts';

/** One share that is to be destroyed, or its line of the protocol. */
export const get = unitProcedure
  .input(GetGallringRequest)
  .output(GallringRow)
  .query(async ({ ctx, input: { gallring: id } }) => {
    const { actor } = ctx;
    onlyWhoMayGallra(actor);
    const now = ctx.clock();
    const found = await ctx.read(async (transaction) => {
      const row = await transaction.gallring.findUnique({ where: { id } });
      if (!row) return undefined;
      await logReading(transaction, actor, now, 'gallring.get', { cases: [row.caseId] });
      return { row, opens: (await transaction.caseFile.count({ where: { id: row.caseId } })) > 0 };
    });
    if (!found) throw caseNotFound();
    return gallringRowOf(found.row, {
      names: await ctx.names.read(),
      actor,
      today: stockholmDate(now),
      opens: found.opens,
    });
  });
