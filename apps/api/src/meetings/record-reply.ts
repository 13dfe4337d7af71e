import { ActAnswer, RecordMeetingReplyRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const recordReply = unitProcedure
  .input(RecordMeetingReplyRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordMeetingReply', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
