import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CannotStart, type RolePasswords } from '@stafett/local-stack';

export type Secrets = {
  postgresPassword: string;
  rolePasswords: RolePasswords;
  apiClientSecret: string;
  /** One per machine client, by client id. */
  machineClientSecrets: Record<string, string>;
  sessionSecret: string;
  oidcCookieKey: string;
  /** The private RS256 key of the local OIDC provider. */
  oidcSigningKey: JsonWebKey & { kid: string };
};

const random = (): string => randomBytes(32).toString('base64url');

const makeSigningKey = (): Secrets['oidcSigningKey'] => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return Object.assign(jwk, { kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' });
};

/**
 * Reads the local secrets, or makes them at first use; one that a later version needs is added. Takes the file and the
 * ids of the machine clients. Refuses a file that can't be read: new passwords would lock everybody out of the data.
 */
export const readOrMakeSecrets = async (file: string, machineClients: readonly string[]): Promise<Secrets> => {
  const kept = await readKept(file);
  const secrets: Secrets = {
    postgresPassword: kept.postgresPassword ?? random(),
    rolePasswords: { owner: random(), api: random(), worker: random(), codec: random(), ...kept.rolePasswords },
    apiClientSecret: kept.apiClientSecret ?? random(),
    machineClientSecrets: Object.fromEntries(
      machineClients.map((client) => [client, kept.machineClientSecrets?.[client] ?? random()]),
    ),
    sessionSecret: kept.sessionSecret ?? random(),
    oidcCookieKey: kept.oidcCookieKey ?? random(),
    oidcSigningKey: kept.oidcSigningKey ?? makeSigningKey(),
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.unfinished`;
  await writeFile(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
  return secrets;
};

/**
 * Makes the token of this machine's operator unless it is there: who may read the file may decode what Temporal holds. A start
 * puts a new one in the place of one that was removed.
 */
export const makeTokenOnce = async (file: string): Promise<void> => {
  await writeFile(file, `${random()}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
};

const readKept = async (file: string): Promise<Partial<Secrets>> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return JSON.parse(text) as Partial<Secrets>;
  } catch {
    throw new CannotStart(`${file} is damaged. Put back a copy, or start afresh with npm run reset.`);
  }
};
