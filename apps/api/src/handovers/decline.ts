import { ActAnswer, DeclineHandoverRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';
import { tellWhoAnswered } from './answered-before.ts';

export const decline = unitProcedure
  .input(DeclineHandoverRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, needed: _needed, ...rest } = input;
    return tellWhoAnswered(ctx, input, () =>
      ctx.journeys.submit(ctx.actor, {
        caseId,
        commandId,
        texts: () => ({
          needed: input.needed === undefined ? undefined : { content: { kind: 'declineNeeded', text: input.needed } },
        }),
        command: (id, refs) => ({
          type: 'declineHandover',
          commandId: id,
          actor: ctx.actor,
          ...given(rest),
          ...given(refs),
        }),
      }),
    );
  });
