import { ActAnswer, ConfirmMinutesRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const confirmMinutes = unitProcedure
  .input(ConfirmMinutesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'confirmMinutes', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
