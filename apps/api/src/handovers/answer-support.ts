import { ActAnswer, AnswerSupportRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const answerSupport = unitProcedure
  .input(AnswerSupportRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'answerParallelSupport', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
