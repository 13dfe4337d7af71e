import { instantOf } from '@stafett/db';
import { ListReviewsRequest, ReviewList } from '@stafett/schemas';
import { given } from '../given.ts';
import { reviewerProcedure } from '../trpc.ts';
import { reviewRowOf } from './review-row.ts';

const MOST = 200;

/** What the agency's log holds that is to be gone through, or has been. */
export const list = reviewerProcedure
  .input(ListReviewsRequest)
  .output(ReviewList)
  .query(async ({ ctx, input: { decided } }) => {
    const { shown, rows, open, head } = await ctx.read(async (transaction) => ({
      // Who was protected and shown comes before all else, however many there are of the rest.
      shown: decided
        ? []
        : await transaction.accessReview.findMany({
            where: { decidedAt: null, kind: 'protectedIdentity' },
            orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
            take: MOST,
          }),
      rows: await transaction.accessReview.findMany({
        where: decided ? { decidedAt: { not: null } } : { decidedAt: null, kind: { not: 'protectedIdentity' } },
        orderBy: decided
          ? [{ decidedAt: 'desc' }, { id: 'asc' }]
          : [{ outside: 'desc' }, { kind: 'asc' }, { openedAt: 'asc' }, { id: 'asc' }],
        take: MOST,
      }),
      open: await transaction.accessReview.count({ where: { decidedAt: null } }),
      head: await transaction.auditHead.findFirst(),
    }));
    const names = await ctx.names.read();
    return {
      rows: [...shown, ...rows].map((row) => reviewRowOf(row, names, ctx.actor)),
      open,
      ...given({ sealedAt: head ? instantOf(head.at) : undefined }),
    };
  });
