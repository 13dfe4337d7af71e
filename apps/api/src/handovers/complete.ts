import { ActAnswer, CompleteHandoverRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const complete = unitProcedure
  .input(CompleteHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'completeHandover', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
