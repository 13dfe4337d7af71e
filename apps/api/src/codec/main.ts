import { loadKek, openVault } from '@stafett/vault';
import pg from 'pg';
import { pino } from 'pino';
import { describeError } from '../problems/describe-error.ts';
import { createCodecServer } from './create-codec-server.ts';
import { decodingsIn } from './decodings.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { localOperator, operatorByAccessToken } from './operators.ts';

const run = async (env: Environment): Promise<void> => {
  // Always at this level: it is the record of who has decoded.
  const log = pino({ level: 'info', base: { app: 'codec' } });
  const keys = new pg.Pool({
    connectionString: env.STAFETT_DATABASE_URL_CODEC,
    max: 2,
    connectionTimeoutMillis: 3_000,
  });
  keys.on('error', (error) => log.warn({ error: describeError(error) }, 'key connection lost'));
  const app = await createCodecServer({
    vault: openVault({ pool: keys, kek: await loadKek(env.STAFETT_KEK_FILE) }),
    operators: [
      ...(env.STAFETT_CODEC_TOKEN_FILE === '' ? [] : [await localOperator(env.STAFETT_CODEC_TOKEN_FILE)]),
      ...(env.STAFETT_CODEC_AUDIENCE === ''
        ? []
        : [operatorByAccessToken(env.STAFETT_OIDC_ISSUER, env.STAFETT_CODEC_AUDIENCE)]),
    ],
    uiOrigin: env.STAFETT_CODEC_UI_ORIGIN,
    logDecoding: decodingsIn(keys, Date.now),
    now: Date.now,
    log,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await keys.end();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  await app.listen({ host: env.STAFETT_CODEC_HOST, port: env.STAFETT_CODEC_PORT });
  log.info({ port: env.STAFETT_CODEC_PORT }, 'listening');
};

try {
  await run(readEnvironment(process.env));
} catch (error) {
  const message = error instanceof Error && error.message.startsWith('The environment') ? error.message : '';
  process.stderr.write(`The codec server did not start. ${message}${JSON.stringify(describeError(error))}\n`);
  process.exitCode = 1;
}
