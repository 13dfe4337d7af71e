import { createDb, wayToTemporal } from '@stafett/db';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { pino } from 'pino';
import { systemClock } from './clock.ts';
import { createServer } from './create-server.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { given } from './given.ts';
import { describeError } from './problems/describe-error.ts';
import { openIdentityProvider } from './session/identity-provider.ts';

/** Every procedure's statements; those with a list of values differ by its length, and take what is left. */
const MOST_PREPARED = 300;

/** `client=agency-slug,client2=agency-slug` */
const clientsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.trim().split('='))
      .flatMap(([client, slug]) => (client && slug ? [[client, slug]] : [])),
  );

const run = async (env: Environment): Promise<void> => {
  // Paths, headers and codes are logged by hand; should somebody log more, this keeps it out all the same.
  const redact = ['req', 'request', 'headers', 'input', 'body', '*.cookie', '*.authorization'];
  const log = pino({ level: env.STAFETT_LOG_LEVEL, base: { app: 'api' }, redact: { paths: redact, remove: true } });
  const database = createDb({
    url: env.STAFETT_DATABASE_URL_API,
    max: 20,
    connectionTimeoutMillis: 3_000,
    preparedStatements: MOST_PREPARED,
  });
  const keys = new pg.Pool({ connectionString: env.STAFETT_DATABASE_URL_API, max: 4, connectionTimeoutMillis: 3_000 });
  keys.on('error', (error) => log.warn({ error: describeError(error) }, 'key connection lost'));
  const vault = openVault({ pool: keys, kek: await loadKek(env.STAFETT_KEK_FILE) });
  // Lazy: the api answers /health, and says that it is not ready, while Temporal is away.
  const connection = Connection.lazy(await wayToTemporal(env));
  const temporal = new Client({
    connection,
    namespace: env.STAFETT_TEMPORAL_NAMESPACE,
    dataConverter: dataConverter(vault),
  });
  const publicUrl = env.STAFETT_PUBLIC_URL;
  const app = await createServer({
    database,
    databaseUrl: env.STAFETT_DATABASE_URL_API,
    vault,
    temporal,
    provider: openIdentityProvider({
      issuer: env.STAFETT_OIDC_ISSUER,
      clientId: env.STAFETT_OIDC_CLIENT_ID,
      clientSecret: env.STAFETT_OIDC_CLIENT_SECRET,
      requiredAcr: env.STAFETT_OIDC_REQUIRED_ACR,
      redirectUri: `${publicUrl}/auth/callback`,
      signedOutUri: `${publicUrl}/`,
    }),
    clock: systemClock,
    log,
    settings: {
      publicUrl,
      sessionSecret: env.STAFETT_SESSION_SECRET,
      consoleDist: env.STAFETT_CONSOLE_DIST,
      ...given({ accessibilityContact: env.STAFETT_ACCESSIBILITY_CONTACT || undefined }),
      machine: { audience: env.STAFETT_MACHINE_AUDIENCE, clients: clientsIn(env.STAFETT_MACHINE_CLIENTS) },
    },
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await Promise.allSettled([database.$disconnect(), keys.end(), connection.close()]);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  await app.listen({ host: env.STAFETT_API_HOST, port: env.STAFETT_API_PORT });
  log.info({ port: env.STAFETT_API_PORT }, 'listening');
};

try {
  await run(readEnvironment(process.env));
} catch (error) {
  // The names of variables and codes; a value never.
  const message = error instanceof Error && error.message.startsWith('The environment') ? error.message : '';
  process.stderr.write(`The api did not start. ${message}${JSON.stringify(describeError(error))}\n`);
  process.exitCode = 1;
}
