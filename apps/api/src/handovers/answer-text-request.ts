import { ActAnswer, AnswerTextRequestRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The unit that wrote the text gives it, on a ground, or says why not. */
export const answerTextRequest = unitProcedure
  .input(AnswerTextRequestRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, request, says } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'answerTextRequest', commandId: id, actor: ctx.actor, request, ...says }),
    }),
  );
