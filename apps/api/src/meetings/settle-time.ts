import { ActAnswer, SettleTimeRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const settleTime = unitProcedure
  .input(SettleTimeRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'settleTime', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
