import { Slug } from '@stafett/schemas';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import { describeError } from '../problems/describe-error.ts';
import { newReference } from '../problems/reference.ts';
import { Refused } from '../problems/refuse.ts';
import { perMinute } from './allowance.ts';
import { hashOfSecret, signed, unsigned } from './cookie.ts';
import { SignInTooWeak } from './identity-provider.ts';
import { logRefusedSignIn, logSession } from './log-sign-in.ts';
import type { Sessions } from './sessions.ts';

/** From one address: a whole office comes through one in the morning. */
const SIGN_INS_A_MINUTE = 120;

/** Names and attributes of the two cookies; `__Host-` binds them to this very host, which a browser allows over https alone. */
export const cookiesFor = (publicUrl: string) => {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  const shared = { path: '/', httpOnly: true, secure } as const;
  return {
    session: { name: `${prefix}stafett`, options: { ...shared, sameSite: 'strict' } },
    // The provider sends the person back from another site: a strict cookie would not come along.
    signIn: { name: `${prefix}stafett-sign-in`, options: { ...shared, sameSite: 'lax', maxAge: 600 } },
  } as const;
};

/** A place in the console to come back to; anything that is not a path of ours becomes undefined. */
const localPath = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 500 && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : undefined;

type Cookies = Record<string, string | undefined>;

/** /auth/sign-in?agency=<slug>&to=<path>, /auth/callback, /auth/sign-out. In a scope of their own: they alone take forms. */
export const signInRoutes = (app: FastifyInstance, deps: Dependencies, sessions: Sessions): void => {
  const { settings, provider, clock, log } = deps;
  const cookies = cookiesFor(settings.publicUrl);
  const key = settings.sessionSecret;
  const signIns = perMinute(deps.database, key, 'signIn', settings.signInsPerMinute ?? SIGN_INS_A_MINUTE);
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    if (!(await signIns.take(request.ip, clock()))) throw new Refused('tooManyRequests');
  };
  const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
    unsigned(key, (request.cookies as Cookies)[name]);

  /** The console shows the words for the code. */
  const failed = (reply: FastifyReply, code: string, error?: unknown) => {
    const reference = newReference();
    log.warn({ reference, code, ...(error === undefined ? {} : { error: describeError(error) }) }, 'sign-in failed');
    return reply.redirect(`${settings.publicUrl}/?signIn=${code}&reference=${reference}`);
  };

  // A browser calls even an empty form a form; nothing in it is read.
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, body, done) => {
    body.resume();
    body.on('end', () => done(null));
  });

  app.get('/auth/sign-in', { onRequest }, async (request, reply) => {
    const query = request.query as Record<string, unknown>;
    const agency = Slug.safeParse(query.agency).data;
    try {
      const { url, ...kept } = await provider.start(agency);
      const returnTo = localPath(query.to) ?? (agency === undefined ? '/' : `/${agency}`);
      const before = hashOfSecret(cookieOf(request, cookies.session.name));
      const replaces = before && { replaces: Buffer.from(before).toString('base64url') };
      const secret = await sessions.beginSignIn({ ...kept, returnTo, ...replaces }, clock());
      reply.setCookie(cookies.signIn.name, signed(key, secret), cookies.signIn.options);
      return reply.redirect(url);
    } catch (error) {
      return failed(reply, 'providerUnavailable', error);
    }
  });

  app.get('/auth/callback', { onRequest }, async (request, reply) => {
    const kept = await sessions.takeSignIn(cookieOf(request, cookies.signIn.name), clock());
    reply.clearCookie(cookies.signIn.name, cookies.signIn.options);
    if (!kept) return failed(reply, 'signInExpired');
    const address = new URL(request.raw.url ?? '/', settings.publicUrl);
    try {
      const { subject, idToken } = await provider.finish(address, kept);
      await sessions.end(cookieOf(request, cookies.session.name));
      await sessions.endReplaced(kept);
      const session = await sessions.start(subject, idToken, clock());
      if (!session) {
        await logRefusedSignIn(deps.database, subject, clock(), 'notStaff');
        return failed(reply, 'notStaff');
      }
      await logSession(deps.database, session, clock(), 'session.signIn');
      reply.setCookie(cookies.session.name, signed(key, session.secret), cookies.session.options);
      return reply.redirect(`${settings.publicUrl}${kept.returnTo}`);
    } catch (error) {
      if (!(error instanceof SignInTooWeak)) return failed(reply, 'signInRefused', error);
      await logRefusedSignIn(deps.database, error.subject, clock(), 'signInTooWeak');
      return failed(reply, 'signInTooWeak', error);
    }
  });

  // The session's cookie is strict, so that no other site can sign anybody out by a link.
  const signOut = async (request: FastifyRequest, reply: FastifyReply) => {
    const secret = cookieOf(request, cookies.session.name);
    const session = await sessions.find(secret, clock());
    const idToken = await sessions.end(secret);
    if (session) await logSession(deps.database, session, clock(), 'session.signOut');
    reply.clearCookie(cookies.session.name, cookies.session.options);
    const url = await provider.endSessionUrl(idToken).catch(() => undefined);
    return reply.redirect(idToken !== undefined && url !== undefined ? url : `${settings.publicUrl}/`, 303);
  };
  app.get('/auth/sign-out', signOut);
  app.post('/auth/sign-out', signOut);
};
