import { DeferCaseRequest, GatheringAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** A case waits for the next meeting, and why. */
export const deferCase = unitProcedure
  .input(DeferCaseRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, ...asked } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'deferCase', commandId: own, actor: ctx.actor, ...given(asked) }),
    }),
  );
