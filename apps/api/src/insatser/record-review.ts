import { ActAnswer, RecordReviewRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

export const recordReview = unitProcedure
  .input(RecordReviewRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, on, text } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ document: { content: { kind: 'planReview', text } } }),
      command: (id, refs) => ({
        type: 'recordReview',
        commandId: id,
        actor: ctx.actor,
        on,
        document: written(refs.document),
      }),
    }),
  );
