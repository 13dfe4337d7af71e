import { ActAnswer, HurryRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { taskMeant } from './awaited.ts';

/** Goes on to the next in turn: the manager, the coordinator, the team. The core refuses `taskNotFound` where the case waits for nobody's task. */
export const escalate = unitProcedure
  .input(HurryRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, task } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id, _, state) => ({
        type: 'escalateNow',
        commandId: id,
        actor: ctx.actor,
        task: taskMeant(state, task) ?? '',
      }),
    }),
  );
