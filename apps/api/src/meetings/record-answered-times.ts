import { ActAnswer, RecordAnsweredTimesRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const recordAnsweredTimes = unitProcedure
  .input(RecordAnsweredTimesRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordAnsweredTimes', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
