import type { Hint } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** A look at whether the session still stands, at least so often. */
const CHECKED_MS = 60_000;

/**
 * Tells that something changed, never what. It subscribes before it answers, and its first hint is `ready`: whatever is read after
 * that, later changes will be told. Ends with the session.
 */
export const hints = unitProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<Hint> {
  const subscription = ctx.hub.subscribe(ctx.actor);
  const stands = async (): Promise<boolean> =>
    (await ctx.sessions.find(ctx.session.secret, ctx.clock()).catch(() => undefined)) !== undefined;
  const checking = setInterval(async () => {
    if (!(await stands())) subscription.end();
  }, CHECKED_MS);
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
