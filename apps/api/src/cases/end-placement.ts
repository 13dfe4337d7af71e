import { ActAnswer, EndPlacementRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const endPlacement = unitProcedure
  .input(EndPlacementRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'endPlacement', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
