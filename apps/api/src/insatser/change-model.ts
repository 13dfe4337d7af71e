import { ActAnswer, ChangeModelRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const changeModel = unitProcedure
  .input(ChangeModelRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'changeModel', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
