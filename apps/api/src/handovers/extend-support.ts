import { ActAnswer, ExtendSupportRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const extendSupport = unitProcedure
  .input(ExtendSupportRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'extendParallelSupport', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
