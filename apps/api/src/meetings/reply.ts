import { ActAnswer, ReplyToMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const reply = unitProcedure
  .input(ReplyToMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'replyToMeeting', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
