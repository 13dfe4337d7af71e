import { ActAnswer, RecordSekretessReviewRequest } from '@stafett/schemas';
import { written } from '../acts/written.ts';
import { unitProcedure } from '../trpc.ts';

/** What the agency came to when it weighed whether it may tell others on another ground than samtycke. */
export const recordReview = unitProcedure
  .input(RecordSekretessReviewRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, why, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ why: { content: { kind: 'handoverQuestion', text: why } } }),
      command: (id, refs) => ({
        type: 'recordSekretessReview',
        commandId: id,
        actor: ctx.actor,
        ...rest,
        why: written(refs.why),
      }),
    }),
  );
