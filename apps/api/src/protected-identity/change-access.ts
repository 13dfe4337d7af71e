import { ActAnswer, ChangeIdentityAccessRequest } from '@stafett/schemas';
import { onlyColleagues } from '../organisation/in-the-directory.ts';
import { unitProcedure } from '../trpc.ts';

/** The manager says who in the unit may know who a protected participant is. The list is sent whole. */
export const changeAccess = unitProcedure
  .input(ChangeIdentityAccessRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, staff } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      named: (transaction) => onlyColleagues(transaction, ctx.actor.unit, staff, 'staff'),
      command: (id) => ({ type: 'changeIdentityAccess', commandId: id, actor: ctx.actor, staff }),
    }),
  );
