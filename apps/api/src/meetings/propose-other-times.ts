import { ActAnswer, ProposeOtherTimesRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const proposeOtherTimes = unitProcedure
  .input(ProposeOtherTimesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, meeting, times } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({
        type: 'proposeOtherTimes',
        commandId: id,
        actor: ctx.actor,
        meeting,
        times: times.map(given),
      }),
    }),
  );
