import { ActAnswer, AskForTextRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

/** The holder asks the unit that wrote one of the case's texts to give it. */
export const askForText = unitProcedure
  .input(AskForTextRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: () => ({ why: { content: { kind: 'handoverQuestion', text: input.why } } }),
      command: (id, refs) => ({
        type: 'askForText',
        commandId: id,
        actor: ctx.actor,
        text: input.text,
        why: written(refs.why),
      }),
    }),
  );
