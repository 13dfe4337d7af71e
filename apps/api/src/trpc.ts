import { initTRPC } from '@trpc/server';
import type { Context } from './context.ts';
import { describeError } from './problems/describe-error.ts';
import { problemOf } from './problems/problem-of.ts';
import { newReference } from './problems/reference.ts';
import { Refused } from './problems/refuse.ts';
import { logAct } from './read-log.ts';
import { csrfToken, sameText } from './session/cookie.ts';
import { actorOf } from './session/sessions.ts';

const trpc = initTRPC.context<Context>().create({
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter: ({ shape, error, ctx, path }) => {
    const problem = problemOf(error);
    // Nothing of what was asked for is said again: an address may hold anything.
    const { stack: _stack, path: _path, ...data } = shape.data;
    if (problem.code !== 'unexpected') return { ...shape, message: problem.code, data: { ...data, problem } };
    const reference = newReference();
    ctx?.log.error({ reference, procedure: path, error: describeError(error.cause ?? error) }, 'unexpected');
    return { ...shape, message: 'unexpected', data: { ...data, problem: { ...problem, reference } } };
  },
});

export const router = trpc.router;

/** Foreseen trouble beneath (the store or the key store gone) leaves as its own code and status. */
const foreseen = trpc.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || result.error instanceof Refused || result.error.code !== 'INTERNAL_SERVER_ERROR') return result;
  const problem = problemOf(result.error);
  if (problem.code !== 'unexpected') throw new Refused(problem.code, problem.facts);
  return result;
});

/** Anybody. */
export const publicProcedure = trpc.procedure.use(foreseen);

/** Somebody signed in. A mutation must carry the session's csrf token, and keeps the session alive. */
export const sessionProcedure = publicProcedure.use(async ({ ctx, type, next }) => {
  const session = await ctx.findSession();
  if (!session) throw new Refused('notSignedIn');
  if (type === 'mutation') {
    const expected = csrfToken(ctx.settings.sessionSecret, session.secret);
    if (!sameText(ctx.csrf ?? '', expected)) throw new Refused('csrfRefused');
    await ctx.sessions.extend(session, ctx.clock());
  }
  return next({ ctx: { session } });
});

/** Somebody who acts for a unit. `ctx.actor` is who; `ctx.read` opens a transaction that shows what they may see. */
export const unitProcedure = sessionProcedure.use(async ({ ctx, next }) => {
  const actor = actorOf(ctx.session);
  if (!actor) throw new Refused('unitNotChosen');
  const read = ctx.readAs(actor);
  const result = await next({ ctx: { actor, read } });
  // What was to be read is not shown, and its row is gone with it; that somebody was stopped stays in the log.
  if (!result.ok && result.error instanceof Refused && result.error.problem === 'tooManyCases')
    await read((transaction) => logAct(transaction, actor, ctx.clock(), 'session.stopped'));
  return result;
});

/** Somebody who looks for people by what they type: so often a minute and no more, so that a list can't be tried out. */
export const searchProcedure = unitProcedure.use(async ({ ctx, next }) => {
  if (!(await ctx.searches.take(ctx.actor.staff, ctx.clock()))) throw new Refused('tooManyRequests');
  return next();
});

/** The administrator of their own agency. */
export const administratorProcedure = unitProcedure.use(({ ctx, next }) => {
  if (!ctx.actor.roles.includes('administrator')) throw new Refused('roleNotAllowed');
  return next();
});

/** The manager of the unit that they act for. */
export const managerProcedure = unitProcedure.use(({ ctx, next }) => {
  if (!ctx.actor.roles.includes('manager')) throw new Refused('roleNotAllowed');
  return next();
});

/** Who goes through the log of their agency. */
export const reviewerProcedure = unitProcedure.use(({ ctx, next }) => {
  if (!ctx.actor.roles.includes('accessReviewer')) throw new Refused('roleNotAllowed');
  return next();
});

/** Who keeps the staff's absences, and answers for what the agency keeps of closed cases: its administrator, or a manager. */
export const staffingProcedure = unitProcedure.use(({ ctx, next }) => {
  if (!ctx.actor.roles.some((role) => role === 'administrator' || role === 'manager'))
    throw new Refused('roleNotAllowed');
  return next();
});
