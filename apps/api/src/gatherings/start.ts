import { deriveId } from '@stafett/domain';
import { GatheringAnswer, StartGroupRequest } from '@stafett/schemas';
import { groupMeetingId } from '@stafett/workflows/messages';
import { ownCommandId } from '../acts/journeys.ts';
import { invalidField } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

/** Calls a new group together: which units, how often, and the first meetings. */
export const start = unitProcedure
  .input(StartGroupRequest)
  .output(GatheringAnswer)
  .mutation(async ({ ctx, input: { commandId, members, ...asked } }) => {
    const { units } = await ctx.names.read();
    const series = deriveId(ownCommandId(ctx.actor, commandId), 'series');
    const invited = members.map((unit) => {
      const known = units.get(unit);
      if (!known?.active) throw invalidField('members', 'other');
      return { agency: known.agency, unit };
    });
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
