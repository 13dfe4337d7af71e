import { ActAnswer, BeginHandoverRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const beginHandover = unitProcedure
  .input(BeginHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'beginHandover', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
