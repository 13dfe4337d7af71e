import { ActAnswer, AskForSamtyckeRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The participant has been asked to let the actor's own agency tell others; somebody follows it up. */
export const ask = unitProcedure
  .input(AskForSamtyckeRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'askForSamtycke', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
