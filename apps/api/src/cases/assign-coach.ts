import { ActAnswer, AssignCoachRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const assignCoach = unitProcedure
  .input(AssignCoachRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'assignCoach', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
