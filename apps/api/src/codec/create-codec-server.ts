import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { KeyStoreUnavailable, payloadCodec, type Vault } from '@stafett/vault';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import { describeError } from '../problems/describe-error.ts';
import type { LogDecoding } from './decodings.ts';
import { type KnowsOperator, type Operator, operatorSessions } from './operators.ts';

const MOST_BYTES = 8_000_000;
const MOST_PAYLOADS = 2_000;
const ATTEMPTS_A_MINUTE = 20;
const COOKIE = 'stafett_operator';
const NAMESPACE = /^[\w.-]{1,64}$/;
const JOURNEY = /^journey:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{20,8000})$/;

const base64 = z.base64();
/** As Temporal writes payloads in JSON; keys that are not ours (external payloads) are left out. */
const Payloads = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), base64).default({}), data: base64.default('') }))
    .max(MOST_PAYLOADS),
});
type PayloadJson = z.infer<typeof Payloads>['payloads'][number];

const fromJson = ({ metadata, data }: PayloadJson) => ({
  metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
  data: Buffer.from(data, 'base64'),
});

/** The cases whose journeys the payloads belong to: the scope of their key says so, and the key proves it. */
const casesIn = (payloads: readonly PayloadJson[]): readonly string[] => {
  const scopes = payloads.map(({ metadata }) => Buffer.from(metadata.scope ?? '', 'base64').toString('utf8'));
  return [...new Set(scopes.flatMap((scope) => JOURNEY.exec(scope)?.[1] ?? []))];
};

type Decoded = Awaited<ReturnType<ReturnType<typeof payloadCodec>['decode']>>[number];

const toJson = ({ metadata, data }: Decoded): PayloadJson => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});

export type CodecDependencies = {
  readonly vault: Vault;
  /** Asked one after the other. */
  readonly operators: readonly KnowsOperator[];
  /** Where Temporal's UI is: the only page that may ask. */
  readonly uiOrigin: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logDecoding: LogDecoding;
  /** Every decoding is logged here too: who and how many, never what. */
  readonly log: Logger;
};

/** Something that is answered with a status and a short text. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const ownAddress = ({ protocol, headers }: FastifyRequest): string =>
  `${protocol}://${(headers.host ?? '').replaceAll(/[^\w.:[\]-]/g, '')}`;

const page = (uiOrigin: string, own: string, operator: Operator | undefined, failed = false): string => {
  const form = operator
    ? `<p>You may decode as <strong>${operator.who.replace(/[^\w.@-]/g, '?')}</strong>. Go to <a href="${uiOrigin}">Temporal’s pages</a>, open the codec server settings (the glasses), choose “Use my browser setting”, give <strong>${own}</strong> as the endpoint and tick “Include cross-origin credentials”. Every decoding is logged.</p><form method="post" action="/session/end"><button>End the session</button></form>`
    : `${failed ? '<p role="alert">That is not the token of an operator.</p>' : ''}<form method="post" action="/session"><p><label>Operator’s token <input name="token" type="password" required autocomplete="off"></label></p><p><button>Begin</button></p></form>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Codec server – Stafett</title></head><body><main><h1>Read journeys in Temporal</h1>${form}</main></body></html>`;
};

/**
 * Temporal's remote codec: POST /decode for an authorised operator, so that Temporal's own pages and command line show what a
 * journey holds. Encoding is refused: nothing may come into Temporal this way. An operator comes with a bearer token, or from Temporal's
 * pages with the session that a token began at `/`.
 */
export const createCodecServer = async (deps: CodecDependencies): Promise<FastifyInstance> => {
  const { log, now, uiOrigin } = deps;
  const codec = payloadCodec(deps.vault);
  const sessions = operatorSessions();
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BYTES,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: false,
    // Without a referrer a browser gives no origin with our own form either.
    referrerPolicy: { policy: 'same-origin' },
    // Temporal's pages are another origin, and read the answer.
    crossOriginResourcePolicy: { policy: 'same-site' },
  });
  await app.register(rateLimit, { global: false });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );

  const find = async (credential: string): Promise<Operator | undefined> => {
    for (const knows of deps.operators) {
      const operator = await knows(credential).catch((error: unknown) => {
        log.warn({ error: describeError(error) }, 'the identity provider gave no answer');
        return undefined;
      });
      if (operator) return operator;
    }
    return undefined;
  };

  /** A session counts only when Temporal's pages ask: another site's page would have the cookie too. */
  const operatorOf = async (request: FastifyRequest): Promise<Operator> => {
    const { authorization, origin } = request.headers;
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      const operator = token === undefined ? undefined : await find(token);
      if (operator) return operator;
    } else if (origin === uiOrigin) {
      const operator = sessions.find(request.cookies[COOKIE], now());
      if (operator) return operator;
    }
    throw new Refused(401, 'Only an operator may decode.');
  };

  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    reply.header('cache-control', 'no-store').header('vary', 'origin');
    if (origin === undefined || origin === ownAddress(request)) return;
    if (origin !== uiOrigin || request.url.startsWith('/session')) throw new Refused(403, 'Not from there.');
    reply
      .header('access-control-allow-origin', uiOrigin)
      .header('access-control-allow-credentials', 'true')
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type, x-namespace, authorization')
      .header('access-control-max-age', '600');
  });

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const away = error instanceof KeyStoreUnavailable;
    const status = away ? 503 : (error.statusCode ?? 500);
    const said =
      error instanceof Refused
        ? error.message
        : status === 503
          ? 'The key store gave no answer.'
          : 'It can not be decoded.';
    const facts = { path: request.routeOptions.url ?? 'unknown', status };
    if (status < 500) log.warn(facts, 'refused');
    else log.error({ ...facts, error: describeError(error) }, 'failed');
    return reply.status(status).send({ message: said });
  });
  app.setNotFoundHandler(() => {
    throw new Refused(404, 'There is nothing here.');
  });

  app.get('/health', async () => ({ healthy: true }));

  for (const path of ['/decode', '/encode']) app.options(path, async (_request, reply) => reply.status(204).send());
  app.post('/encode', async () => {
    throw new Refused(405, 'Nothing is encoded here.');
  });
  app.post('/decode', async (request) => {
    const { who } = await operatorOf(request);
    const read = Payloads.safeParse(request.body);
    if (!read.success) throw new Refused(400, 'Those are no payloads.');
    const named = String(request.headers['x-namespace'] ?? '');
    const namespace = NAMESPACE.test(named) ? { namespace: named } : {};
    const { payloads } = read.data;
    // Before it is done: what can't be logged is not decoded.
    await deps.logDecoding(casesIn(payloads), who).catch((error: unknown) => {
      log.error({ error: describeError(error) }, 'the log of reading gave no answer');
      throw new Refused(503, 'The log of reading gave no answer.');
    });
    log.info({ who, payloads: payloads.length, ...namespace }, 'decoded');
    return { payloads: (await codec.decode(payloads.map(fromJson))).map(toJson) };
  });

  app.get('/', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(page(uiOrigin, ownAddress(request), sessions.find(request.cookies[COOKIE], now()))),
  );
  const limited = { config: { rateLimit: { max: ATTEMPTS_A_MINUTE, timeWindow: 60_000 } } };
  app.post('/session', limited, async (request, reply) => {
    const { body } = request;
    const operator = body instanceof URLSearchParams ? await find((body.get('token') ?? '').trim()) : undefined;
    if (!operator) {
      log.warn('not the token of an operator');
      return reply
        .status(401)
        .type('text/html; charset=utf-8')
        .send(page(uiOrigin, ownAddress(request), undefined, true));
    }
    log.info({ who: operator.who }, 'session begun');
    const id = sessions.begin(operator, now());
    const secure = request.protocol === 'https';
    return reply
      .setCookie(COOKIE, id, { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: sessions.seconds })
      .redirect('/', 303);
  });
  app.post('/session/end', async (request, reply) => {
    sessions.end(request.cookies[COOKIE]);
    return reply.clearCookie(COOKIE, { path: '/' }).redirect('/', 303);
  });
  return app;
};
