import { GatheringAnswer, PlanGatheringRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

/** A day for the next meeting. */
export const planMeeting = unitProcedure
  .input(PlanGatheringRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, ...asked } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'planGroupMeeting', commandId: own, actor: ctx.actor, ...given(asked) }),
    }),
  );
