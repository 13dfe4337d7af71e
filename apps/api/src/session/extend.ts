import { SessionExtended } from '@stafett/schemas';
import { sessionProcedure } from '../trpc.ts';

/** The person is there: the session lives on. */
export const extend = sessionProcedure
  .output(SessionExtended)
  .mutation(({ ctx }) => ctx.sessions.extend(ctx.session, ctx.clock()));
