import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Configuration, default as Provider } from 'oidc-provider';
import { SIGN_IN_CALLBACK_PATH, SIGNED_OUT_PATH } from '../environment.ts';
import type { Secrets } from '../secrets.ts';
import type { Directory } from './people.ts';
import { faultPage, signedOutPage, signInPage, signOutPage } from './sign-in-page.ts';

export type LocalProvider = { issuer: string; close: () => Promise<void> };

export type LocalProviderOptions = {
  port: number;
  /** The api's address, which people are sent back to. */
  publicUrl: string;
  apiClientId: string;
  machineAudience: string;
  /** What each machine client may ask for, by client id. */
  machineScopes: Readonly<Record<string, string>>;
  /** The level that every sign-in here has. */
  acr: string;
  secrets: Secrets;
  directory: Directory;
};

const SIGN_IN = /^\/sign-in\/([\w-]+)$/;

/**
 * Starts an OIDC provider for development: authorization code with PKCE for the api, client credentials (JWT access
 * tokens) for machines. Its sign-in page lists the people of the organisation and asks for no password, so it must never
 * be reachable from outside: it listens on the loopback address.
 */
export const startLocalProvider = async (options: LocalProviderOptions): Promise<LocalProvider> => {
  const issuer = `http://localhost:${options.port}`;
  const { Provider, OIDCProviderError } = await loadLibrary();
  const provider = quietly(() => new Provider(issuer, configurationOf(options)));
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const uid = SIGN_IN.exec(new URL(request.url ?? '/', issuer).pathname)?.[1];
    if (uid === undefined) {
      answer(request, response);
      return;
    }
    signIn(provider, options, request, response).catch((error: unknown) => {
      const code = error instanceof OIDCProviderError ? error.error : 'server_error';
      show(response, 400, faultPage(code));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

/** Node 20 serves, and sessions that end with the process are what is wanted: its warnings would only worry people. */
const quietly = <T>(work: () => T): T => {
  const { warn } = console;
  console.warn = () => {};
  const restore = (): void => {
    console.warn = warn;
  };
  const result = work();
  if (result instanceof Promise) result.then(restore, restore);
  else restore();
  return result;
};

const loadLibrary = async () => {
  const { default: Provider, errors } = await quietly(() => import('oidc-provider'));
  return { Provider, OIDCProviderError: errors.OIDCProviderError };
};

const show = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
};

const signIn = async (
  provider: Provider,
  { directory, acr }: LocalProviderOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    const hint = typeof params.login_hint === 'string' ? params.login_hint : undefined;
    show(response, 200, signInPage(await directory.list(), request.url ?? '/', hint));
    return;
  }
  const subject = new URLSearchParams(await readBody(request)).get('subject') ?? '';
  if (!(await directory.knows(subject))) {
    show(response, 400, faultPage('access_denied'));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: subject, acr, remember: false } });
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 10_000) throw new Error('too long');
  }
  return body;
};

const configurationOf = (options: LocalProviderOptions): Configuration => {
  const { publicUrl, apiClientId, machineAudience, secrets, directory } = options;
  const scopes = [...new Set(Object.values(options.machineScopes).flatMap((scope) => scope.split(' ')))];
  return {
    clients: [
      {
        client_id: apiClientId,
        client_secret: secrets.apiClientSecret,
        redirect_uris: [`${publicUrl}${SIGN_IN_CALLBACK_PATH}`],
        post_logout_redirect_uris: [`${publicUrl}${SIGNED_OUT_PATH}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
      ...Object.entries(secrets.machineClientSecrets).map(([client_id, client_secret]) => ({
        client_id,
        client_secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'client_secret_basic' as const,
        scope: options.machineScopes[client_id] ?? '',
      })),
    ],
    jwks: { keys: [secrets.oidcSigningKey as never] },
    cookies: { keys: [secrets.oidcCookieKey] },
    acrValues: [options.acr],
    scopes: ['openid', ...scopes],
    claims: { openid: ['sub'], acr: null },
    pkce: { required: () => true },
    routes: { end_session: '/sign-out' },
    interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
    ttl: {
      Interaction: 3_600,
      Session: 8 * 3_600,
      Grant: 8 * 3_600,
      IdToken: 3_600,
      AccessToken: 600,
      ClientCredentials: 600,
    },
    findAccount: async (_, subject) =>
      (await directory.knows(subject)) ? { accountId: subject, claims: () => ({ sub: subject }) } : undefined,
    // The api is ours: there is nothing to consent to.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_, client) => (client.grantTypeAllowed('client_credentials') ? machineAudience : []),
        getResourceServerInfo: () => ({
          scope: scopes.join(' '),
          audience: machineAudience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.type = 'html';
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.type = 'html';
          context.body = signedOutPage();
        },
      },
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = faultPage(out.error);
    },
  };
};
