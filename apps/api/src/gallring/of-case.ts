import { stockholmDate } from '@stafett/domain';
import { GallradCaseRequest, GallringRow } from '@stafett/schemas';
import { caseNotFound } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';
import { gallringRowOf } from './gallring-row.ts';
import { onlyWhoMayGallra } from './only-who-may-gallra.ts';

/** What the agency's protocol says of a case whose old address somebody has. Refuses `caseNotFound` for one that is not gallrat. */
export const ofCase = unitProcedure
  .input(GallradCaseRequest)
  .output(GallringRow)
  .query(async ({ ctx, input: { caseId } }) => {
    const { actor } = ctx;
    onlyWhoMayGallra(actor);
    const now = ctx.clock();
    const row = await ctx.read(async (transaction) => {
      const found = await transaction.gallring.findFirst({
        where: { caseId, tenant: actor.agency, status: 'carriedOut' },
      });
      if (found) await logReading(transaction, actor, now, 'gallring.get', { cases: [caseId] });
      return found;
    });
    if (!row) throw caseNotFound();
    return gallringRowOf(row, { names: await ctx.names.read(), actor, today: stockholmDate(now), opens: false });
  });
