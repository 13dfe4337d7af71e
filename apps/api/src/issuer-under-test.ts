import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** A small OIDC provider that signs in whoever is typed into its address (`person`). It keeps to the code flow with PKCE, and can be told to lie. */
export type IssuerUnderTest = {
  readonly url: string;
  /** Put into the next id token, over what belongs there. */
  lies: JWTPayload;
  /** Signs an access token as a client would get it. */
  readonly accessToken: (claims: JWTPayload, options?: { readonly expiresIn?: string }) => Promise<string>;
  readonly stop: () => Promise<void>;
};

type Asked = { readonly query: URLSearchParams; readonly subject: string };

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
};

const sendJson = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

export const startIssuer = async (): Promise<IssuerUnderTest> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Asked>();
  const sign = (claims: JWTPayload, issuer: string, expiresIn = '5m'): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(typeof claims.iss === 'string' ? claims.iss : issuer)
      .setIssuedAt()
      .setExpirationTime(expiresIn)
      .sign(privateKey);

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const code = randomUUID();
    codes.set(code, { query, subject: query.get('person') ?? '' });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    back.searchParams.set('iss', issuer.url);
    response.writeHead(302, { location: back.href });
    response.end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const asked = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (!asked || asked.query.get('code_challenge') !== verifier)
      return sendJson(response, { error: 'invalid_grant' }, 400);
    const acr = asked.query.get('acr_values')?.split(' ')[0];
    const claims = { sub: asked.subject, aud: 'stafett', nonce: asked.query.get('nonce'), ...(acr ? { acr } : {}) };
    const id_token = await sign({ ...claims, ...issuer.lies } as JWTPayload, issuer.url);
    sendJson(response, { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token });
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer.url);
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return sendJson(response, {
          issuer: issuer.url,
          authorization_endpoint: `${issuer.url}/auth`,
          token_endpoint: `${issuer.url}/token`,
          jwks_uri: `${issuer.url}/jwks`,
          end_session_endpoint: `${issuer.url}/end`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        });
      case '/jwks':
        return sendJson(response, { keys: [jwk] });
      case '/auth':
        return authorize(searchParams, response);
      case '/token':
        return void token(request, response);
      default:
        return sendJson(response, {}, 404);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: IssuerUnderTest = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lies: {},
    accessToken: (claims, options) => sign(claims, issuer.url, options?.expiresIn),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return issuer;
};
