import { ActAnswer, ResolveInsuranceQuestionRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const resolveInsuranceQuestion = unitProcedure
  .input(ResolveInsuranceQuestionRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'resolveInsuranceQuestion', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
