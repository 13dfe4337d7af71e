import { createDb, seedOrganisation } from '@stafett/db';
import { freePort } from '@stafett/local-stack';
import type { Problem } from '@stafett/schemas';
import { openVault } from '@stafett/vault';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { type House, type HouseOptions, openHouse, PATIENCE_MS } from '../../worker/src/house-under-test.ts';
import { systemClock } from './clock.ts';
import { createServer } from './create-server.ts';
import type { Dependencies, Settings } from './dependencies.ts';
import { type IssuerUnderTest, startIssuer } from './issuer-under-test.ts';
import type { AppRouter } from './router.ts';
import { openIdentityProvider } from './session/identity-provider.ts';

export const MACHINE_AUDIENCE = 'https://stafett.example/machine';

/** Somebody signed in, with a client that speaks over real HTTP. */
export type Person = {
  readonly api: ReturnType<typeof createTRPCClient<AppRouter>>;
  readonly cookie: string;
  readonly csrf: string;
  readonly staff: string;
};

export type ApiUnderTest = {
  readonly url: string;
  readonly house: House;
  readonly issuer: IssuerUnderTest;
  readonly deps: Dependencies;
  readonly app: FastifyInstance;
  /** Every line that was logged, as text. */
  readonly logged: () => string;
  /** The statements since the last call, without values. */
  readonly takeStatements: () => string[];
  /** Goes the whole way through the provider. Gives the session's cookie, or undefined and where it ended. */
  readonly goThroughSignIn: (subject: string, path?: string) => Promise<{ cookie?: string; location: string }>;
  readonly signIn: (subject: string) => Promise<Person>;
  /** The same person, acting for another of their units. */
  readonly actFor: (person: Person, unit: string) => Promise<Person>;
  /** Looks at what is stored, past row-level security. */
  readonly look: <Row extends object>(sql: string, ...values: unknown[]) => Promise<Row[]>;
  readonly stop: () => Promise<void>;
};

const cookieIn = (response: Response, name: string): string | undefined =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.startsWith(`${name}=`) && pair.length > name.length + 10);

/** The api over a real PostgreSQL, a real Temporal with a worker, and a small provider; on a port of its own. */
export const openApi = async (
  more: {
    readonly clock?: Dependencies['clock'];
    readonly settings?: Partial<Settings>;
    readonly requiredAcr?: readonly string[];
    readonly house?: HouseOptions;
    /** How long the api uses a key before it asks the store again; 60,000 ms unless set. */
    readonly keysCachedMs?: number;
  } = {},
): Promise<ApiUnderTest> => {
  const [house, issuer] = await Promise.all([openHouse(more.house), startIssuer()]);
  const owner = createDb({ url: house.database.urls.owner, max: 1, connectionTimeoutMillis: 3_000 });
  await seedOrganisation(owner);
  await owner.$disconnect();
  await house.startWorker();
  const databaseUrl = house.database.urls.api;
  const statements: string[] = [];
  const database = createDb({
    url: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 3_000,
    onStatement: (sql) => statements.push(sql),
  });
  const keys = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  keys.on('error', () => {});
  const admin = new pg.Pool({ connectionString: house.database.adminUrl, max: 1 });
  admin.on('error', () => {});
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  // The port is not known before it listens, and the provider must know the way back.
  let publicUrl = '';
  const provider = openIdentityProvider({
    issuer: issuer.url,
    clientId: 'stafett',
    clientSecret: 'secret',
    requiredAcr: more.requiredAcr ?? [],
    get redirectUri() {
      return `${publicUrl}/auth/callback`;
    },
    get signedOutUri() {
      return `${publicUrl}/`;
    },
  });
  const port = await freePort();
  publicUrl = `http://127.0.0.1:${port}`;
  const deps: Dependencies = {
    database,
    databaseUrl,
    vault: more.house?.readable
      ? house.vault
      : openVault({
          pool: keys,
          kek: house.kek,
          ...(more.keysCachedMs !== undefined && { cachedMilliseconds: more.keysCachedMs }),
        }),
    temporal: house.client,
    provider,
    clock: more.clock ?? systemClock,
    log,
    settings: {
      publicUrl,
      sessionSecret: 'a secret of the tests alone, long enough to sign with',
      machine: {
        audience: MACHINE_AUDIENCE,
        clients: {
          'stafett-cli': 'samordningsforbundet',
          'af-system': 'arbetsformedlingen',
          'fk-system': 'forsakringskassan',
          'kommun-system': 'katrineholm-socialnamnden',
        },
      },
      taskQueue: house.taskQueue,
      signInsPerMinute: 10_000,
      searchesPerMinute: 10_000,
      // Longer than a person would wait: that an act is answered is what the tests are about.
      answerWithinMs: PATIENCE_MS,
      ...more.settings,
    },
  };
  const app = await createServer(deps);
  await app.listen({ host: '127.0.0.1', port });

  const goThroughSignIn: ApiUnderTest['goThroughSignIn'] = async (subject, path = '/auth/sign-in') => {
    const start = await fetch(`${publicUrl}${path}`, { redirect: 'manual' });
    const waiting = cookieIn(start, 'stafett-sign-in') ?? '';
    const typed = `&person=${subject}`;
    const atProvider = await fetch(`${start.headers.get('location')}${typed}`, { redirect: 'manual' });
    const back = await fetch(atProvider.headers.get('location') ?? '', {
      redirect: 'manual',
      headers: { cookie: waiting },
    });
    const cookie = cookieIn(back, 'stafett');
    return { location: back.headers.get('location') ?? '', ...(cookie === undefined ? {} : { cookie }) };
  };

  const clientFor = (headers: () => Record<string, string>) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: `${publicUrl}/trpc`, headers })] });

  const personWith = async (cookie: string): Promise<Person> => {
    const me = await clientFor(() => ({ cookie })).session.me.query();
    const headers = { cookie, 'x-stafett-csrf': me.csrf };
    return { api: clientFor(() => headers), cookie, csrf: me.csrf, staff: me.staff.id };
  };

  return {
    url: publicUrl,
    house,
    issuer,
    deps,
    app,
    logged: () => lines.join(''),
    takeStatements: () => statements.splice(0),
    goThroughSignIn,
    signIn: async (subject) => {
      const { cookie } = await goThroughSignIn(subject);
      if (cookie === undefined) throw new Error(`${subject} could not sign in`);
      return personWith(cookie);
    },
    actFor: async ({ cookie: old, csrf }, unit) => {
      const answer = await fetch(`${publicUrl}/trpc/session.chooseUnit`, {
        method: 'POST',
        headers: { cookie: old, 'x-stafett-csrf': csrf, 'content-type': 'application/json' },
        body: JSON.stringify({ unit }),
      });
      return personWith(cookieIn(answer, 'stafett') ?? '');
    },
    look: async <Row extends object>(sql: string, ...values: unknown[]) => (await admin.query<Row>(sql, values)).rows,
    stop: async () => {
      await app.close();
      await Promise.all([admin.end(), database.$disconnect(), keys.end(), issuer.stop()]);
      await house.stop();
    },
  };
};

/** What the api said no with; throws when it said yes, or nothing that can be understood. */
export const problemIn = async (call: Promise<unknown>): Promise<Problem & { readonly status: number }> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof TRPCClientError && error.data) return { ...error.data.problem, status: error.data.httpStatus };
    throw error;
  }
  throw new Error('it was not refused');
};

/** Asks again until it is so: for what happens by itself after an act. Gives up after a minute. */
export { until } from '../../worker/src/house-under-test.ts';
