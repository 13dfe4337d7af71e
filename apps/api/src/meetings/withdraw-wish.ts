import { ActAnswer, WithdrawWishRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const withdrawWish = unitProcedure
  .input(WithdrawWishRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'withdrawWish', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
