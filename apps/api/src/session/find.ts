import { SessionFound } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { publicProcedure } from '../trpc.ts';
import { describeSession } from './describe-session.ts';
import { actorOf } from './sessions.ts';

/** Who is signed in, if anybody: before sign-in that is a question like another, and its answer no fault. */
export const find = publicProcedure.output(SessionFound).query(async ({ ctx }) => {
  const session = await ctx.findSession();
  if (!session) return {};
  const actor = actorOf(session);
  if (!actor) throw new Refused('unitNotChosen');
  return { me: await describeSession(ctx, session, actor) };
});
