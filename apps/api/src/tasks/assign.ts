import { ActAnswer, AssignTaskRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const assign = unitProcedure
  .input(AssignTaskRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'assignTask', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
