import { ActAnswer, RenewSamtyckeRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The participant lets it go on for longer. */
export const renew = unitProcedure
  .input(RenewSamtyckeRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'renewSamtycke', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
