import { ActAnswer, WithdrawSamtyckeRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The participant has taken it back: what rested on it closes at once. */
export const withdraw = unitProcedure
  .input(WithdrawSamtyckeRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'withdrawSamtycke', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
