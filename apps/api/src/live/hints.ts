import type { Hint } from '@stafett/schemas';
import type { StaffActor } from '../context.ts';
import { actorOf, type Session } from '../session/sessions.ts';
import { unitProcedure } from '../trpc.ts';

/** A look at whether the session still stands, with the rights that it began with, at least so often. */
const CHECKED_MS = 60_000;

/** Whom the hub sends hints to is settled when the line opens: with other rights it must be opened anew. */
const hasTheRightsOf = (session: Session | undefined, { agency, unit, roles }: StaffActor): boolean => {
  const now = session && actorOf(session);
  return now?.agency === agency && now.unit === unit && [...now.roles].sort().join() === [...roles].sort().join();
};

/**
 * Tells that something changed, never what. It subscribes before it answers, and its first hint is `ready`: whatever is read after
 * that, later changes will be told. Ends with the session, and when the person's rights change.
 */
export const hints = unitProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<Hint> {
  const subscription = ctx.hub.subscribe(ctx.actor);
  const stands = async (): Promise<boolean> =>
    hasTheRightsOf(await ctx.sessions.find(ctx.session.secret, ctx.clock()).catch(() => undefined), ctx.actor);
  const checking = setInterval(async () => {
    if (!(await stands())) subscription.end();
  }, ctx.settings.hintsCheckedMs ?? CHECKED_MS);
  const end = (): void => subscription.end();
  signal?.addEventListener('abort', end);
  try {
    for (;;) {
      const told = await subscription.next();
      if (!told) return;
      yield* told;
    }
  } finally {
    clearInterval(checking);
    signal?.removeEventListener('abort', end);
    end();
  }
});
