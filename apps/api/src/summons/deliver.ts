import { ActAnswer, DeliverSummonsRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const deliver = unitProcedure
  .input(DeliverSummonsRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordSummonsDelivery', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
