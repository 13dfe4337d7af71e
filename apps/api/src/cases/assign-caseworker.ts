import { ActAnswer, AssignCaseworkerRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const assignCaseworker = unitProcedure
  .input(AssignCaseworkerRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'assignCaseworker', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
