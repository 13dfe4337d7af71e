import { ActAnswer, AnswerTimesRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const answerTimes = unitProcedure
  .input(AnswerTimesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'answerTimes', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
