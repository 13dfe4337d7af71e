import { ActAnswer, ConfirmSekretessReviewRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** A second person of the agency answers for the prövning too. */
export const confirmReview = unitProcedure
  .input(ConfirmSekretessReviewRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'confirmSekretessReview', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
