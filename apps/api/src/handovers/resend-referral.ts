import { ActAnswer, ResendReferralRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { groundBrought, textOfGround } from '../samtycke/brought.ts';
import { unitProcedure } from '../trpc.ts';

export const resendReferral = unitProcedure
  .input(ResendReferralRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, basis, ground } = input;
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        message:
          input.message === undefined ? undefined : { content: { kind: 'referralMessage', text: input.message } },
        why: textOfGround(ground),
      }),
      command: (id, { message, why }) => ({
        type: 'resendReferral',
        commandId: id,
        actor: ctx.actor,
        basis,
        ...groundBrought(ground, why),
        ...given({ message }),
      }),
    });
  });
