import { GatheringAnswer, LeaveGroupRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The actor's own unit leaves the group; or whoever calls it takes another unit out. */
export const leave = unitProcedure
  .input(LeaveGroupRequest)
  .output(GatheringAnswer)
  .mutation(async ({ ctx, input: { gathering, commandId, unit = ctx.actor.unit } }) => {
    // A unit that is gone from the directory may still be taken out.
    const agency = (await ctx.names.read()).units.get(unit)?.agency ?? '';
    return ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'leaveGroup', commandId: own, actor: ctx.actor, member: { agency, unit } }),
    });
  });
