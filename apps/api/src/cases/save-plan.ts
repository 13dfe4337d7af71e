import { ActAnswer, SavePlanRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

export const savePlan = unitProcedure
  .input(SavePlanRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: (state) => ({
        document: { content: { kind: 'plan', text: input.text }, of: state?.plan?.document.document },
      }),
      command: (id, refs) => ({
        type: 'savePlan',
        commandId: id,
        actor: ctx.actor,
        on: input.on,
        document: written(refs.document),
      }),
    }),
  );
