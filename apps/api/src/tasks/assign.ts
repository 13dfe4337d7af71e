import { ActAnswer, AssignTaskRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

export const assign = unitProcedure
  .input(AssignTaskRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      named: (transaction) => onlyAColleague(transaction, ctx.actor.unit, rest.staff, 'staff'),
      command: (id) => ({ type: 'assignTask', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
