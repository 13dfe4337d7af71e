import type { Actor } from '@stafett/domain';
import type { FastifyRequest } from 'fastify';
import type { Dependencies } from '../dependencies.ts';
import type { NameBook } from '../organisation/name-book.ts';
import { describeError } from '../problems/describe-error.ts';
import { Refused } from '../problems/refuse.ts';

export type Machine = Extract<Actor, { type: 'machine' }>;

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{20,8000})$/;

/**
 * Who the machine is, by its access token: signed by the issuer, for this audience, with the scope, and of a client that speaks for an
 * agency. Refuses `notSignedIn` for anything else, and `notAllowed` when only the scope is missing.
 */
export const authenticate = async (
  { provider, settings, log }: Dependencies,
  names: NameBook,
  request: FastifyRequest,
  scope: string,
): Promise<Machine> => {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new Refused('notSignedIn');
  const claims = await provider.verifyAccessToken(token, settings.machine.audience).catch((error: unknown) => {
    log.info({ error: describeError(error) }, 'access token refused');
    throw new Refused('notSignedIn');
  });
  const client = claims.client_id ?? claims.azp;
  const slug = typeof client === 'string' ? settings.machine.clients[client] : undefined;
  const agency = [...(await names.read()).agencies.values()].find((one) => one.slug === slug);
  if (typeof client !== 'string' || !agency) throw new Refused('notSignedIn');
  const scopes = typeof claims.scope === 'string' ? claims.scope.split(' ') : [];
  if (!scopes.includes(scope)) throw new Refused('notAllowed');
  return { type: 'machine', client, agency: agency.id };
};
