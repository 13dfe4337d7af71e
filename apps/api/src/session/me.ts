import { SessionMe } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { describeSession } from './describe-session.ts';

export const me = unitProcedure.output(SessionMe).query(({ ctx }) => describeSession(ctx, ctx.session, ctx.actor));
