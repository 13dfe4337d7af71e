import { AcceptHandoverRequest, ActAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const accept = unitProcedure
  .input(AcceptHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'acceptHandover', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
