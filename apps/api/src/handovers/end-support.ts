import { ActAnswer, EndSupportRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const endSupport = unitProcedure
  .input(EndSupportRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'endParallelSupport', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
