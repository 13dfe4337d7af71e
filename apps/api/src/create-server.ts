import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { createDb, openLogSource } from '@stafett/db';
import type { Problem } from '@stafett/schemas';
import { KeyMissing, stampScope } from '@stafett/vault';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { gatheringsOver } from './acts/gatherings.ts';
import { journeysOver } from './acts/journeys.ts';
import { waitingListsOver } from './acts/waiting-lists.ts';
import { contextFactory, type Rooms } from './context.ts';
import type { Dependencies } from './dependencies.ts';
import { documentsIn } from './documents/documents.ts';
import { health } from './health.ts';
import { importsOver } from './imports/imports.ts';
import { openHub } from './live/hub.ts';
import { machineRoutes } from './machine/routes.ts';
import { nameBook } from './organisation/name-book.ts';
import { participantsIn } from './participants/participants.ts';
import { describeError } from './problems/describe-error.ts';
import { problemOf } from './problems/problem-of.ts';
import { newReference } from './problems/reference.ts';
import { Refused } from './problems/refuse.ts';
import { type AppRouter, appRouter } from './router.ts';
import { perMinute } from './session/allowance.ts';
import { type RefusedPage, refusedPage } from './session/refused-page.ts';
import { sessionsIn } from './session/sessions.ts';
import { signInRoutes } from './session/sign-in-routes.ts';

const BODY_LIMIT = 1_000_000;
/** More than somebody who looks up one after another comes to; too few to try all that there are. */
const SEARCHES_A_MINUTE = 30;

/** How often the api says how far it has come with the rows of the log. */
const LOG_SAID_MS = 30_000;

/** The path alone: what stands behind `?` may be anything. */
const pathOf = (request: FastifyRequest): string => (request.raw.url ?? '').split('?')[0]?.slice(0, 300) ?? '';

/** An address that can't be decoded never reaches a hook: Fastify would answer without our headers, and in its own words. */
const readable = (url: string): string => {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return url;
  } catch {
    return '/unreadable';
  }
};

const isProcedure = (path: string | undefined): path is string =>
  path !== undefined && Object.hasOwn(appRouter._def.procedures, path);

/** For the log: a procedure's own address, or the route's. Who asks for something else may have written anything. */
const knownPathOf = (request: FastifyRequest): string => {
  const path = pathOf(request);
  const isKnown = path.startsWith('/trpc/') && path.slice('/trpc/'.length).split(',').every(isProcedure);
  return isKnown ? path : (request.routeOptions.url ?? 'unknown');
};

const problemFor = (error: FastifyError | Error): { status: number; problem: Problem } => {
  if (error instanceof Refused) return { status: getHTTPStatusCodeFromError(error), problem: problemOf(error) };
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 413) return { status, problem: { code: 'inputTooLarge', facts: {} } };
  if (status === 429) return { status, problem: { code: 'tooManyRequests', facts: {} } };
  if (status >= 400 && status < 500) return { status, problem: { code: 'invalidInput', facts: {} } };
  const problem = problemOf(error);
  return { status: problem.code === 'unexpected' ? 500 : 503, problem };
};

/** Another site may not send anything in a person's name: a browser says where a request comes from. */
const isFromElsewhere = ({ headers }: FastifyRequest, origin: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  // A page that gives no referrer gives no origin with its forms either; the browser still says that the form was ours.
  if (headers.origin === 'null' && site === 'same-origin') return false;
  return headers.origin !== undefined && headers.origin !== origin;
};

/** What the console's client understands, also where Fastify says no before a procedure is reached. */
const bodyFor = (request: FastifyRequest, status: number, problem: Problem): object =>
  pathOf(request).startsWith('/trpc')
    ? { error: { message: problem.code, code: -32_600, data: { httpStatus: status, problem } } }
    : { problem };

/** A person stands before these addresses, with a browser and no console. */
const isSignIn = (request: FastifyRequest): boolean => /^\/auth(\/|$)/.test(pathOf(request));

const pageFor = (status: number): RefusedPage => {
  if (status === 403) return 'notSignedOut';
  if (status === 404) return 'notFound';
  return status === 429 ? 'tooMany' : 'failed';
};

const answerWith = (request: FastifyRequest, reply: FastifyReply, status: number, problem: Problem): FastifyReply =>
  isSignIn(request)
    ? reply
        .status(status)
        .type('text/html; charset=utf-8')
        .send(refusedPage(pageFor(status), problem.reference))
    : reply.status(status).send(bodyFor(request, status, problem));

const headersFor = (deps: Dependencies) => {
  const secure = deps.settings.publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        // Signing out posts a form that the provider's page ends.
        formAction: ["'self'", deps.provider.origin],
        frameAncestors: ["'none'"],
        // Nothing becomes markup or a script's address by being a text: what would make it so throws instead.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // Nothing to other sites; to our own the origin, without which a form that signs out is a stranger's.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  } as const;
};

const serveConsole = async (app: FastifyInstance, dist: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Built assets carry their content's hash in their name.
      const forEver = path.includes(`${join(dist, 'assets')}`);
      reply.setHeader('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
};

/** What is read and done is numbered and stamped from here on; how far that has come is said twice a minute, and at the end. */
const keepLogSource = ({ database, databaseUrl, vault, clock, log }: Dependencies): { close: () => Promise<void> } => {
  // A connection of its own, so that nothing of it stands among the statements of a request.
  const teller = createDb({ url: databaseUrl, max: 1, connectionTimeoutMillis: 3_000 });
  const source = openLogSource({
    database,
    teller,
    now: clock,
    sign: async (text) => {
      try {
        return await vault.fingerprint(stampScope, text);
      } catch (error) {
        if (!(error instanceof KeyMissing)) throw error;
        await vault.createKey(stampScope);
        return vault.fingerprint(stampScope, text);
      }
    },
  });
  const say = async (): Promise<void> => {
    try {
      if (!(await source.say())) log.error('what was said of the log before was changed or removed: run audit:verify');
    } catch (error) {
      log.warn({ error: describeError(error) }, 'could not say how far the log has come');
    }
  };
  const timer = setInterval(() => void say(), LOG_SAID_MS);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await source
        .end()
        .catch((error: unknown) => log.warn({ error: describeError(error) }, 'could not say where the log ended'));
      await teller.$disconnect();
    },
  };
};

/** Builds the api over its dependencies. Gives the Fastify app; `listen` it, or `inject`; `close` ends what it opened itself. */
export const createServer = async (deps: Dependencies): Promise<FastifyInstance> => {
  const { settings, log } = deps;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 2_000 },
    rewriteUrl: ({ url }) => readable(url ?? '/'),
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;

  const logSource = keepLogSource(deps);
  const sessions = sessionsIn(deps.database);
  const names = nameBook(deps.database);
  const documents = documentsIn(deps.vault);
  const participants = participantsIn(deps.vault);
  const journeys = journeysOver(deps, documents, names);
  const imports = importsOver(deps, journeys, participants, names);
  const hub = openHub({ database: deps.database, databaseUrl: deps.databaseUrl, clock: deps.clock, log });
  const waitingLists = waitingListsOver(deps);
  const gatherings = gatheringsOver(deps, documents);
  const { sessionSecret } = settings;
  const searches = perMinute(deps.database, sessionSecret, 'search', settings.searchesPerMinute ?? SEARCHES_A_MINUTE);
  const rooms: Rooms = {
    sessions,
    names,
    documents,
    participants,
    journeys,
    waitingLists,
    gatherings,
    imports,
    hub,
    searches,
  };

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { status, problem } = problemFor(error);
    const facts = { status, problem: problem.code, path: knownPathOf(request) };
    if (status < 500) {
      log.info(facts, 'refused');
      return answerWith(request, reply, status, problem);
    }
    const reference = newReference();
    log.error({ ...facts, reference, error: describeError(error) }, 'unexpected');
    return answerWith(request, reply, status, { ...problem, reference });
  });

  await app.register(cookie);
  await app.register(helmet, headersFor(deps));

  const { origin } = new URL(settings.publicUrl);
  app.addHook('onRequest', async (request) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const forPeople = request.url.startsWith('/trpc') || request.url.startsWith('/auth');
    if (!reads && forPeople && isFromElsewhere(request, origin)) throw new Refused('csrfRefused');
  });
  app.addHook('onSend', async (request, reply, payload) => {
    // A line of hints says for itself how it is kept, and after this hook; whoever is on the way is still not to hold it back.
    if (payload instanceof Response && payload.headers.has('cache-control'))
      payload.headers.set('cache-control', 'no-store, no-transform');
    if (!reply.hasHeader('cache-control') || request.url.startsWith('/trpc')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const took = Math.round(reply.elapsedTime);
    log.debug({ method: request.method, path: knownPathOf(request), status: reply.statusCode, ms: took }, 'answered');
  });
  app.addHook('onClose', async () => {
    await Promise.all([hub.close(), imports.close()]);
    await logSource.close();
  });

  health(app, deps);
  await app.register(async (scope) => signInRoutes(scope, deps, sessions));
  await app.register(async (scope) => machineRoutes(scope, deps, rooms));
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: contextFactory(deps, rooms),
      // Then nothing that a person looks for stands in an address.
      allowMethodOverride: true,
      onError: ({ error, path, type }) => {
        const { code } = problemOf(error);
        const procedure = isProcedure(path) ? path : 'unknown';
        if (code !== 'unexpected') log.info({ procedure, type, problem: code }, 'refused');
      },
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);

  const dist = settings.consoleDist;
  const index = dist === undefined ? undefined : join(dist, 'index.html');
  if (dist !== undefined && index !== undefined && existsSync(index)) await serveConsole(app, dist);
  const isPage = (request: FastifyRequest): boolean =>
    request.method === 'GET' &&
    !/^\/(trpc|auth|machine|assets)(\/|$)/.test(pathOf(request)) &&
    String(request.headers.accept ?? '').includes('text/html');
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    // Every other address is a page of the console.
    if (index !== undefined && existsSync(index) && isPage(request))
      return reply.header('cache-control', 'no-cache').type('text/html').sendFile('index.html');
    return answerWith(request, reply, 404, { code: 'invalidInput', facts: {} });
  });
  return app;
};
