import type { HurryCommand } from '@stafett/domain';
import { ActAnswer, HurryRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { taskMeant } from './awaited.ts';

/** Both climb the ladder of the task that is meant; the core refuses `taskNotFound` where the case waits for nobody's task. */
const hurrying = (type: HurryCommand['type']) =>
  unitProcedure
    .input(HurryRequest)
    .output(ActAnswer)
    .mutation(({ ctx, input: { caseId, commandId, task } }) =>
      ctx.journeys.submit(ctx.actor, {
        caseId,
        commandId,
        commandFor: (id, _, state) => ({ type, commandId: id, actor: ctx.actor, task: taskMeant(state, task) ?? '' }),
      }),
    );

/** Reminds whoever has the task. */
export const remind = hurrying('remindNow');
/** Goes on to the next in turn: the manager, the coordinator, the team. */
export const escalate = hurrying('escalateNow');
