import { ActAnswer, StartPlacementRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const startPlacement = unitProcedure
  .input(StartPlacementRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, text: _text, ...rest } = input;
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        document: input.text === undefined ? undefined : { content: { kind: 'placement', text: input.text } },
      }),
      command: (id, refs) => ({
        type: 'startPlacement',
        commandId: id,
        actor: ctx.actor,
        ...given(rest),
        ...given(refs),
      }),
    });
  });
