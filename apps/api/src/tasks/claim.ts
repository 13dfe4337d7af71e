import { ActAnswer, ClaimTaskRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const claim = unitProcedure
  .input(ClaimTaskRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'claimTask', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
