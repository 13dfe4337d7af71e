import { ActAnswer, DecideOnRecommendationRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The team recommends, the holder decides (lag 2003:1210 §§ 2, 7). */
export const decideOnRecommendation = unitProcedure
  .input(DecideOnRecommendationRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, recommendation, decision, next, text } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        document: text === undefined ? undefined : { content: { kind: 'recommendationAnswer', text } },
      }),
      command: (id, refs) => ({
        type: 'decideOnRecommendation',
        commandId: id,
        actor: ctx.actor,
        recommendation,
        decision,
        next,
        ...given(refs),
      }),
    }),
  );
