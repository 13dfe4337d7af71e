import { CancelGatheringRequest, GatheringAnswer } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The meeting is not held, and why. */
export const cancel = unitProcedure
  .input(CancelGatheringRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, ...asked } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'cancelGroupMeeting', commandId: own, actor: ctx.actor, ...given(asked) }),
    }),
  );
