import { ActAnswer, CompleteAssessmentRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

export const completeAssessment = unitProcedure
  .input(CompleteAssessmentRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: () => ({ document: { content: { kind: 'assessment', text: input.text } } }),
      command: (id, refs) => ({
        type: 'completeAssessment',
        commandId: id,
        actor: ctx.actor,
        on: input.on,
        document: written(refs.document),
      }),
    }),
  );
