import { bindersOf, stockholmDate } from '@stafett/domain';
import { GatheringText, GatheringTextRequest } from '@stafett/schemas';
import { findGathering } from '../acts/gatherings.ts';
import { Refused } from '../problems/refuse.ts';
import { logReading } from '../read-log.ts';
import { unitProcedure } from '../trpc.ts';

/**
 * A question, a rekommendation or the minutes, for whoever in the team or group may read it. The case that it is of is not told. An unknown
 * text and one that may not be read are the same no.
 */
export const text = unitProcedure
  .input(GatheringTextRequest)
  .output(GatheringText)
  .query(async ({ ctx, input: { gathering, document } }) => {
    const names = await ctx.names.read();
    const opened = await ctx.read(async (transaction) => {
      await findGathering(transaction, ctx.actor, gathering);
      const part = await transaction.gatheringDocument.findUnique({
        where: { gatheringId_documentId: { gatheringId: gathering, documentId: document } },
      });
      const row =
        part && (await transaction.document.findFirst({ where: { id: document }, orderBy: { version: 'desc' } }));
      const found = row && (await ctx.documents.read(transaction, row.caseId, document, row.version, names));
      const ofNoCase = bindersOf(gathering, stockholmDate(ctx.clock()));
      if (row && !ofNoCase.some(({ id }) => id === row.caseId))
        await logReading(transaction, ctx.actor, ctx.clock(), 'gatherings.text', { cases: [row.caseId] });
      return found;
    });
    if (!opened) throw new Refused('documentNotFound');
    const { writtenAt, author, content } = await opened();
    // Whoever brought a question, or put a rekommendation in words of their own, is a caseworker of the case: their name would tell the
    // team more than the code does.
    const named = author && content.kind !== 'teamQuestion' && content.kind !== 'recommendation';
    return { document, writtenAt, content, ...(named ? { author } : {}) };
  });
