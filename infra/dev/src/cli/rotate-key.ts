import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotRotate, rotateKek } from '@stafett/vault';
import pg from 'pg';
import { CLI_FILE, type OwnerEnvironment, type SharedEnvironment } from '../environment.ts';
import { HOME, type RunningStack } from '../running-stack.ts';

type Environment = OwnerEnvironment & Pick<SharedEnvironment, 'STAFETT_KEK_FILE'>;

/** A deployment sets the variables; on one's own machine the stack that runs has written them down. */
const readEnvironment = async (): Promise<Environment> => {
  const { STAFETT_DATABASE_URL_OWNER, STAFETT_KEK_FILE } = process.env;
  if (STAFETT_DATABASE_URL_OWNER && STAFETT_KEK_FILE) return { STAFETT_DATABASE_URL_OWNER, STAFETT_KEK_FILE };
  const text = await readFile(join(HOME, CLI_FILE), 'utf8').catch(() => {
    throw new CannotRotate('Stafett does not run here. Start it first (npm start): a rotation needs no standstill.');
  });
  return JSON.parse(text) as RunningStack;
};

/** `npm run rotate-key`: puts a new key-encryption key in the place of the current one, while everything runs. */
const main = async (): Promise<void> => {
  const { STAFETT_DATABASE_URL_OWNER: connectionString, STAFETT_KEK_FILE: file } = await readEnvironment();
  const connection = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await connection.connect();
  try {
    const { to, removed, rewrapped, resumed } = await rotateKek({
      file,
      connection,
      onProgress: ({ to: key, rewrapped: done, left }) =>
        console.log(`key-encryption key ${key}: ${done} data keys wrapped anew, ${left} left`),
    });
    if (resumed) console.log('Ended a rotation that had been cut short; no new key was made.');
    console.log(
      `Every data key is wrapped with ${to} (${rewrapped} in this run). Removed from ${file}: ${removed.join(', ')}.`,
    );
    console.log(
      'Back up the keys now (npm run backup -- --keys-only): earlier copies of the key file open nothing that is new.',
    );
  } finally {
    await connection.end();
  }
};

await main().catch((error: unknown) => {
  const said = error instanceof Error ? error.message : String(error);
  console.error(error instanceof CannotRotate ? said : `The rotation was cut short: ${said}`);
  console.error(
    'Nothing is lost: a key leaves the key file last of all. Run npm run rotate-key again when this is mended.',
  );
  process.exitCode = 1;
});
