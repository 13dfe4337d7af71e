import { ActAnswer, ProposeMeetingRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { calling } from './calling.ts';

export const propose = unitProcedure
  .input(ProposeMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(
      ctx.actor,
      calling(ctx.actor, input, (called) => ({ type: 'proposeMeeting', ...called })),
    ),
  );
