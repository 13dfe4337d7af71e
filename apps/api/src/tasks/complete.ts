import { ActAnswer, CompleteTaskRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const complete = unitProcedure
  .input(CompleteTaskRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, note: _note, ...rest } = input;
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        document: input.note === undefined ? undefined : { content: { kind: 'taskNote', text: input.note } },
      }),
      command: (id, refs) => ({
        type: 'completeTask',
        commandId: id,
        actor: ctx.actor,
        ...given(rest),
        ...given(refs),
      }),
    });
  });
