import { ActAnswer, ObjectToMinutesRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

/** The party has read the minutes and says what is not right in them, instead of confirming. */
export const objectToMinutes = unitProcedure
  .input(ObjectToMinutesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, meeting, objection } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ objection: { content: { kind: 'minutesObjection', text: objection } } }),
      command: (id, refs) => ({
        type: 'confirmMinutes',
        commandId: id,
        actor: ctx.actor,
        meeting,
        objection: written(refs.objection),
      }),
    }),
  );
