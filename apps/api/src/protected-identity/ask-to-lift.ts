import { ActAnswer, AskToLiftRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** Asks that the protection be lifted: a second person answers. */
export const askToLift = unitProcedure
  .input(AskToLiftRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'askToLiftProtection', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
