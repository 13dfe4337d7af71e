import { ActAnswer, WithdrawSummonsRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const withdraw = unitProcedure
  .input(WithdrawSummonsRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'withdrawSummons', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
