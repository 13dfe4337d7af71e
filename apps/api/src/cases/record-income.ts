import { ActAnswer, RecordIncomeRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const recordIncome = unitProcedure
  .input(RecordIncomeRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordIncome', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
