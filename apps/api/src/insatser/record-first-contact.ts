import { ActAnswer, RecordFirstContactRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const recordFirstContact = unitProcedure
  .input(RecordFirstContactRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordFirstContact', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
