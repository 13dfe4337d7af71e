import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';

/** What an access token must have been given for. */
const DECODE_SCOPE = 'stafett:decode';

/** Who decodes, as the log names them: the `sub` of an access token, or `local-operator`. */
export type Operator = { readonly who: string };

/** Says whose credential it is; `undefined` when it is nobody's. */
export type KnowsOperator = (credential: string) => Promise<Operator | undefined>;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

/**
 * The token of one's own machine: whoever may read the file is the operator. Refuses a file that others than its owner may read, and
 * one that holds fewer than 32 characters.
 */
export const localOperator = async (tokenFile: string): Promise<KnowsOperator> => {
  const { mode } = await stat(tokenFile);
  if ((mode & 0o077) !== 0) throw new Error('The environment names a token file that others than its owner may read');
  const token = (await readFile(tokenFile, 'utf8')).trim();
  if (token.length < 32) throw new Error('The environment names a token file with too short a token');
  const expected = digest(token);
  return async (credential) => (timingSafeEqual(digest(credential), expected) ? { who: 'local-operator' } : undefined);
};

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** An access token of the issuer, for this audience, with the scope to decode. The issuer is asked at the first need. */
export const operatorByAccessToken = (issuer: string, audience: string): KnowsOperator => {
  let known: Promise<{ issuer: string; keys: ReturnType<typeof createRemoteJWKSet> }> | undefined;
  const discover = async () => {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
    const metadata = Metadata.parse(await answer.json());
    if (metadata.issuer !== issuer) throw new Error('the issuer calls itself something else');
    return { issuer, keys: createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: 5_000 }) };
  };
  return async (credential) => {
    known ??= discover().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    const { keys } = await known;
    const verified = await jwtVerify(credential, keys, {
      issuer,
      audience,
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      clockTolerance: 5,
      requiredClaims: ['exp', 'sub'],
    }).catch(() => undefined);
    const { sub, scope } = verified?.payload ?? {};
    const scopes = typeof scope === 'string' ? scope.split(' ') : [];
    return sub !== undefined && scopes.includes(DECODE_SCOPE) ? { who: sub } : undefined;
  };
};

const SESSION_MS = 8 * 3_600_000;

/** Sessions of operators, in memory: they end with the server, or after eight hours. Takes the time in milliseconds. */
export const operatorSessions = () => {
  const open = new Map<string, { readonly operator: Operator; readonly until: number }>();
  return {
    seconds: SESSION_MS / 1_000,
    begin: (operator: Operator, now: number): string => {
      for (const [id, { until }] of open) if (until <= now) open.delete(id);
      const id = randomBytes(32).toString('base64url');
      open.set(id, { operator, until: now + SESSION_MS });
      return id;
    },
    find: (id: string | undefined, now: number): Operator | undefined => {
      const session = id === undefined ? undefined : open.get(id);
      return session !== undefined && session.until > now ? session.operator : undefined;
    },
    end: (id: string | undefined): void => {
      if (id !== undefined) open.delete(id);
    },
  };
};
