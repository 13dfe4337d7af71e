import { ActAnswer, CancelMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const cancel = unitProcedure
  .input(CancelMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'cancelMeeting', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
