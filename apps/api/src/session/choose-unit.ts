import { ChooseUnitRequest, SessionMe } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { sessionProcedure } from '../trpc.ts';
import { signed } from './cookie.ts';
import { describeSession } from './describe-session.ts';
import { actorOf } from './sessions.ts';

/** From now on the person acts for another of their units; cookie and csrf token change with it. */
export const chooseUnit = sessionProcedure
  .input(ChooseUnitRequest)
  .output(SessionMe)
  .mutation(async ({ ctx, input }) => {
    const session = await ctx.sessions.chooseUnit(ctx.session, input.unit, ctx.clock());
    const actor = session && actorOf(session);
    if (!session || !actor) throw new Refused('notAllowed');
    ctx.setSessionCookie(signed(ctx.settings.sessionSecret, session.secret));
    return describeSession(ctx, session, actor);
  });
