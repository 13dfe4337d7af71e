import { timeColumn } from '@stafett/db';
import { DecidedReview, DecideReviewRequest } from '@stafett/schemas';
import { auditScope } from '@stafett/vault';
import { Refused } from '../problems/refuse.ts';
import { logAct } from '../read-log.ts';
import { reviewerProcedure } from '../trpc.ts';
import { placeOfNote } from './review-row.ts';

/** Says what came of a review, once. Refuses `notAllowed` for one's own look-ups, and `staleVersion` when somebody has said it already. */
export const decide = reviewerProcedure
  .input(DecideReviewRequest)
  .output(DecidedReview)
  .mutation(async ({ ctx, input: { review, decision, note } }) => {
    const { actor } = ctx;
    const scope = auditScope(actor.agency);
    await ctx.vault.createKey(scope);
    const sealed = note ? await ctx.vault.encrypt(scope, note, placeOfNote(review)) : null;
    const now = ctx.clock();
    const done = await ctx.read(async (transaction) => {
      const row = await transaction.accessReview.findUnique({ where: { id: review } });
      if (!row || row.staff === actor.staff) return 'notAllowed' as const;
      const { count } = await transaction.accessReview.updateMany({
        where: { id: review, decision: null },
        data: { decision, note: sealed, decidedAt: timeColumn(now), decidedBy: actor.staff },
      });
      if (count === 0) return 'staleVersion' as const;
      await logAct(transaction, actor, now, 'accessReview.decide', { about: row.staff, reason: decision });
      return { open: await transaction.accessReview.count({ where: { decidedAt: null } }) };
    });
    if (typeof done === 'string') throw new Refused(done);
    return { review, open: done.open };
  });
