import { ActAnswer, RecordOfferRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const recordOffer = unitProcedure
  .input(RecordOfferRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordOffer', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
