import { DocumentRead, ReadDocumentRequest } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

/** One version of a text. An unknown case, an unknown document and one that may not be read are the same no. */
export const read = unitProcedure
  .input(ReadDocumentRequest)
  .output(DocumentRead)
  .query(async ({ ctx, input: { caseId, document, version } }) => {
    const names = await ctx.names.read();
    const opened = await ctx.read(async (transaction) => {
      const found = await ctx.documents.read(transaction, caseId, document, version, names);
      if (found) await logReading(transaction, ctx.actor, ctx.clock(), 'documents.read', { cases: [caseId] });
      return found;
    });
    if (!opened) throw new Refused('documentNotFound');
    return opened();
  });
