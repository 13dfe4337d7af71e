import { EndGroupRequest, GatheringAnswer } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The group meets no more; what was planned is called off. */
export const end = unitProcedure
  .input(EndGroupRequest)
  .output(GatheringAnswer)
  .mutation(({ ctx, input: { gathering, commandId, reason } }) =>
    ctx.gatherings.submit(ctx.actor, {
      gathering,
      commandId,
      command: (own) => ({ type: 'endSeries', commandId: own, actor: ctx.actor, reason }),
    }),
  );
