import { ActAnswer, RescheduleMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const reschedule = unitProcedure
  .input(RescheduleMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'rescheduleMeeting', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
