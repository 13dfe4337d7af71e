import { AcknowledgeHandoverRequest, ActAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const acknowledge = unitProcedure
  .input(AcknowledgeHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'acknowledgeHandover', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
