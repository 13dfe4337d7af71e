import { GatheringAnswer, InviteUnitsRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { knownUnits } from './known-units.ts';

/** More units are asked to be with. */
export const inviteUnits = unitProcedure
  .input(InviteUnitsRequest)
  .output(GatheringAnswer)
  .mutation(async ({ ctx, input: { gathering, commandId, members } }) => {
    const invited = knownUnits(await ctx.names.read(), members);
    return ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'inviteUnits', commandId: own, actor: ctx.actor, members: invited }),
    });
  });
