import { ActAnswer, RescheduleMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';
import { placeText } from './place-text.ts';

export const reschedule = unitProcedure
  .input(RescheduleMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, where, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      texts: () => ({ where: placeText(where) }),
      command: (id, refs) => ({
        type: 'rescheduleMeeting',
        commandId: id,
        actor: ctx.actor,
        ...given(rest),
        ...given(refs),
      }),
    }),
  );
