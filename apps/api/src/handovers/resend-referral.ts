import { ActAnswer, ResendReferralRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const resendReferral = unitProcedure
  .input(ResendReferralRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, message: _message, ...rest } = input;
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        message:
          input.message === undefined ? undefined : { content: { kind: 'referralMessage', text: input.message } },
      }),
      command: (id, refs) => ({
        type: 'resendReferral',
        commandId: id,
        actor: ctx.actor,
        ...given(rest),
        ...given(refs),
      }),
    });
  });
