import { ActAnswer, RecordHeldMeetingRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { calling } from './calling.ts';

export const recordHeld = unitProcedure
  .input(RecordHeldMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(
      ctx.actor,
      calling(ctx.actor, input, (called) => ({ type: 'recordHeldMeeting', ...called })),
    ),
  );
