import { ActAnswer, EndContactRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const end = unitProcedure
  .input(EndContactRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, contact } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'endContact', commandId: id, actor: ctx.actor, contact }),
    }),
  );
