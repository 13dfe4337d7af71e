import { ActAnswer, HandBackTaskRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const handBack = unitProcedure
  .input(HandBackTaskRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'handBackTask', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
