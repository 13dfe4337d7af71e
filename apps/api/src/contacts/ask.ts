import { ActAnswer, AskForCaseworkerRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The unit is asked who its handläggare is. */
export const ask = unitProcedure
  .input(AskForCaseworkerRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, of } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'askForCaseworker', commandId: id, actor: ctx.actor, of }),
    }),
  );
