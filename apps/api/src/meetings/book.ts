import { ActAnswer, BookMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const book = unitProcedure
  .input(BookMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'bookMeeting', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
