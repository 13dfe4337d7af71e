import { readableCategories } from '@stafett/domain';
import { WhoseCode, WhoseCodeRequest } from '@stafett/schemas';
import { findVisible } from '../cases/visible.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading, sealWords } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

/**
 * Which case a samverkansteam's code is of, for people of the agency that raised it who may read whose case it is. That they asked, and
 * why in a code and in words, is in the log. A code that is unknown and one of another agency's are the same no.
 */
export const whose = unitProcedure
  .input(WhoseCodeRequest)
  .output(WhoseCode)
  .mutation(async ({ ctx, input: { code, reason, why } }) => {
    const words = await sealWords(ctx.vault, ctx.actor.agency, why);
    const found = await ctx.read(async (transaction) => {
      // Two teams may have come by one code: what is still to be talked of is meant.
      const row = await transaction.gatheringCode.findFirst({
        where: { code: code.toUpperCase() },
        orderBy: [{ waits: 'desc' }, { gatheringId: 'asc' }],
      });
      const visible = row && (await findVisible(transaction, row.caseId));
      if (!visible || !readableCategories(visible.relations, ctx.actor.roles).includes('identity')) return undefined;
      const { id: caseId, participant } = visible.state;
      const shown = { cases: [caseId], participants: [participant], reason, words };
      await logReading(transaction, ctx.actor, ctx.clock(), 'gatherings.whose', shown);
      return { caseId, code: visible.code };
    });
    if (!found) throw new Refused('agendaItemNotFound');
    return found;
  });
