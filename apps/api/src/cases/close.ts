import { ActAnswer, CloseCaseRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const close = unitProcedure
  .input(CloseCaseRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) => {
    const { caseId, commandId, explanation: _explanation, ...rest } = input;
    return ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({
        explanation:
          input.explanation === undefined
            ? undefined
            : { content: { kind: 'closureExplanation', text: input.explanation } },
      }),
      command: (id, refs) => ({ type: 'closeCase', commandId: id, actor: ctx.actor, ...given(rest), ...given(refs) }),
    });
  });
