import { ActAnswer, RecordMentorContactRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const recordMentorContact = unitProcedure
  .input(RecordMentorContactRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'recordMentorContact', commandId: id, actor: ctx.actor, ...rest }),
    }),
  );
