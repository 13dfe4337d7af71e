import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

export type ProviderOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A sign-in must have one of these levels; none is asked for when empty. */
  readonly requiredAcr: readonly string[];
  readonly redirectUri: string;
  readonly signedOutUri: string;
};

export type SignInStart = {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** The agency's OIDC provider, as the api needs it. */
export type IdentityProvider = {
  /** Where to send a person, and what to keep until they come back. `agency` is a hint for the provider's first page. */
  readonly start: (agency: string | undefined) => Promise<SignInStart>;
  /**
   * Takes the address that the person came back to. Throws when the answer is not right in any way: state, nonce, PKCE,
   * signature, the level of the sign-in.
   */
  readonly finish: (
    address: URL,
    kept: Omit<SignInStart, 'url'>,
  ) => Promise<{ readonly subject: string; readonly idToken: string | undefined }>;
  /** Where to end the provider's own session; undefined when it has no such page. */
  readonly endSessionUrl: (idToken: string | undefined) => Promise<string | undefined>;
  /** Takes a machine's access token; gives its claims. Throws when issuer, audience, time or signature are wrong. */
  readonly verifyAccessToken: (token: string, audience: string) => Promise<JWTPayload>;
  /** For the content security policy: signing out submits a form that ends there. */
  readonly origin: string;
};

/** The sign-in had a lower level than is required here. */
export class SignInTooWeak extends Error {
  override readonly name = 'SignInTooWeak';
  readonly subject: string;
  constructor(subject: string) {
    super('the sign-in has a lower level than is required');
    this.subject = subject;
  }
}

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** Asks the issuer for its metadata at the first need, and again after a failure: the api starts without it. */
export const openIdentityProvider = (options: ProviderOptions): IdentityProvider => {
  const issuer = new URL(options.issuer);
  let discovered: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= oidc
      .discovery(issuer, options.clientId, undefined, oidc.ClientSecretBasic(options.clientSecret), {
        // Only to one's own machine does a secret go in the clear.
        execute: isLoopback(issuer) ? [oidc.allowInsecureRequests] : [],
        timeout: 10,
      })
      .catch((error: unknown) => {
        discovered = undefined;
        throw error;
      });
    return discovered;
  };
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  return {
    origin: issuer.origin,
    start: async (agency) => {
      const [config, verifier, state, nonce] = [
        await configuration(),
        oidc.randomPKCECodeVerifier(),
        oidc.randomState(),
        oidc.randomNonce(),
      ];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: 'openid',
        response_type: 'code',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(agency === undefined ? {} : { login_hint: agency }),
        ...(options.requiredAcr.length === 0 ? {} : { acr_values: options.requiredAcr.join(' ') }),
      });
      return { url: url.href, state, nonce, verifier };
    },
    finish: async (address, kept) => {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), address, {
        pkceCodeVerifier: kept.verifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no id token');
      if (options.requiredAcr.length > 0 && !options.requiredAcr.some((level) => level === claims.acr))
        throw new SignInTooWeak(claims.sub);
      return { subject: claims.sub, idToken: tokens.id_token };
    },
    endSessionUrl: async (idToken) => {
      const config = await configuration();
      if (!config.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: options.signedOutUri,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href;
    },
    verifyAccessToken: async (token, audience) => {
      const metadata = (await configuration()).serverMetadata();
      if (!metadata.jwks_uri) throw new Error('the provider publishes no keys');
      keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri), { timeoutDuration: 5_000 });
      const { payload } = await jwtVerify(token, keys, {
        issuer: metadata.issuer,
        audience,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        clockTolerance: 5,
        requiredClaims: ['exp', 'client_id'],
      });
      return payload;
    },
  };
};
