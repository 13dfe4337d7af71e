import { GatheringAnswer, ReplyToGatheringRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** The unit says whether it comes. */
export const reply = unitProcedure
  .input(ReplyToGatheringRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, ...asked } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'replyToGroupMeeting', commandId: own, actor: ctx.actor, ...given(asked) }),
    }),
  );
