import { ActAnswer, AnswerSummonsRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const answer = unitProcedure
  .input(AnswerSummonsRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'answerSummons', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
