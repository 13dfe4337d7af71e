import { deriveId } from '@stafett/domain';
import { GatheringAnswer, StartGroupRequest } from '@stafett/schemas';
import { groupMeetingId } from '@stafett/workflows/messages';
import { ownCommandId } from '../acts/journeys.ts';
import { unitProcedure } from '../trpc.ts';
import { knownUnits } from './known-units.ts';

/** Calls a new group together: which units, how often, and the first meetings. */
export const start = unitProcedure
  .input(StartGroupRequest)
  .output(GatheringAnswer)
  .mutation(async ({ ctx, input: { commandId, members, ...asked } }) => {
    const series = deriveId(ownCommandId(ctx.actor, commandId), 'series');
    const invited = knownUnits(await ctx.names.read(), members);
    return ctx.gatherings.submit(ctx.actor, {
      gathering: groupMeetingId(series),
      commandId,
      opens: true,
      command: (own) => ({
        type: 'planSeries',
        commandId: own,
        actor: ctx.actor,
        series,
        members: invited,
        ...asked,
      }),
    });
  });
