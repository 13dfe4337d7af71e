import { GatheringAnswer, GatheringHeldRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The meeting was held, and which units came. */
export const held = unitProcedure
  .input(GatheringHeldRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, ...asked } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'groupMeetingHeld', commandId: own, actor: ctx.actor, ...given(asked) }),
    }),
  );
