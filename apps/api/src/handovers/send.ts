import { ActAnswer, SendHandoverRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { onlyKnownUnits } from '../organisation/in-the-directory.ts';
import { textOfGround } from '../samtycke/brought.ts';
import { unitProcedure } from '../trpc.ts';
import { onlyOwnPapers, sendCommandOf } from './send-command.ts';

export const send = unitProcedure
  .input(SendHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId: input.caseId,
      commandId: input.commandId,
      texts: () => ({
        message:
          input.message === undefined ? undefined : { content: { kind: 'handoverMessage', text: input.message } },
        why: textOfGround(input.ground),
      }),
      named: async (transaction) => {
        await onlyKnownUnits(transaction, input.to.type === 'unit' ? [input.to] : []);
        await onlyOwnPapers(transaction, ctx.actor, input);
      },
      commandFor: (commandId, { message, why }, state) => ({
        type: 'sendHandover',
        commandId,
        actor: ctx.actor,
        ...sendCommandOf(input, state, why),
        ...given({ message }),
      }),
    }),
  );
