import { ActAnswer, ResumeCaseRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const resume = unitProcedure
  .input(ResumeCaseRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'resumeCase', commandId: id, actor: ctx.actor }),
    }),
  );
