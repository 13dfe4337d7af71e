import { ActAnswer, AnswerLiftingRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The second person's word: it is lifted, or stands. Whoever asked may take it back. */
export const answerLifting = unitProcedure
  .input(AnswerLiftingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'answerLifting', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
