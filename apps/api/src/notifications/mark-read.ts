import { timeColumn } from '@stafett/db';
import { MarkedRead, MarkReadRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { countUnread } from './unread.ts';

/** Notes that the actor has read what they were told; what they may not see stays as it is. */
export const markRead = unitProcedure
  .input(MarkReadRequest)
  .output(MarkedRead)
  .mutation(({ ctx, input: { notices } }) =>
    ctx.read(async (transaction) => {
      await transaction.notification.updateMany({
        where: { readAt: null, ...(notices ? { id: { in: notices } } : {}) },
        data: { readAt: timeColumn(ctx.clock()), readBy: ctx.actor.staff },
      });
      return { unreadTotal: await countUnread(transaction) };
    }),
  );
