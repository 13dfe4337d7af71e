import { ActAnswer, ProposeMeetingRequest } from '@stafett/schemas';
import { given } from '../given.ts';
import { unitProcedure } from '../trpc.ts';
import { calling } from './calling.ts';

export const propose = unitProcedure
  .input(ProposeMeetingRequest)
  .output(ActAnswer)
  .mutation(({ ctx, input }) =>
    ctx.journeys.submit(
      ctx.actor,
      calling(ctx.actor, { ...input, times: input.times.map(given) }, (called) => ({
        type: 'proposeMeeting',
        ...called,
      })),
    ),
  );
