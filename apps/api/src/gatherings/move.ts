import { GatheringAnswer, MoveGatheringRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** Another day, and why. */
export const move = unitProcedure
  .input(MoveGatheringRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, ...asked } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'moveGroupMeeting', commandId: own, actor: ctx.actor, ...given(asked) }),
    }),
  );
