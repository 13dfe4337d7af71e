import { ActAnswer, HurryRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { taskMeant } from './awaited.ts';

/** Reminds whoever has the task. The core refuses `taskNotFound` where the case waits for nobody's task. */
export const remind = unitProcedure
  .input(HurryRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, task } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id, _, state) => ({
        type: 'remindNow',
        commandId: id,
        actor: ctx.actor,
        task: taskMeant(state, task) ?? '',
      }),
    }),
  );
