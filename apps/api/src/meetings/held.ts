import { ActAnswer, MeetingHeldRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';

export const held = unitProcedure
  .input(MeetingHeldRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input: { caseId, commandId, ...rest } }) =>
    ctx.journeys.submit(ctx.actor, {
      caseId,
      commandId,
      command: (id) => ({ type: 'meetingHeld', commandId: id, actor: ctx.actor, ...given(rest) }),
    }),
  );
