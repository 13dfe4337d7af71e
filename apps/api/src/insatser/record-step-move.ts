import { ActAnswer, RecordStepMoveRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const recordStepMove = unitProcedure
  .input(RecordStepMoveRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordStepMove', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
