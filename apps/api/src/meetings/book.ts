import { ActAnswer, BookMeetingRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { calling } from './calling.ts';

export const book = unitProcedure
  .input(BookMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(
      ctx.actor,
      calling(ctx.actor, input, (called) => ({ type: 'bookMeeting', ...called })),
    ),
  );
