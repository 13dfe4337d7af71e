import { ActAnswer, RecordSamtyckeDeclinedRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The participant was asked, and said no. */
export const decline = unitProcedure
  .input(RecordSamtyckeDeclinedRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordSamtyckeDeclined', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
