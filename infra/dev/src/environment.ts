/**
 * The environment that `npm start` hands to the api and the worker. A deployment sets the same names.
 * Each app reads them once, in its own `environment.ts`, and refuses to start when one is missing.
 */

/** What both apps need. */
export type SharedEnvironment = {
  /** `host:port` of the Temporal frontend. On another machine it is reached by TLS, or api and worker do not start. */
  STAFETT_TEMPORAL_ADDRESS: string;
  /** `on`: Temporal is reached by TLS. Any of the files below says the same. */
  STAFETT_TEMPORAL_TLS?: string;
  /** PEM: who signed Temporal's certificate, where no public authority did. */
  STAFETT_TEMPORAL_CA_FILE?: string;
  /** PEM: our own certificate and its key, where Temporal asks for them. Give api and worker one each. */
  STAFETT_TEMPORAL_CERT_FILE?: string;
  STAFETT_TEMPORAL_KEY_FILE?: string;
  STAFETT_TEMPORAL_NAMESPACE: string;
  /** The file with the key-encryption key (mode 0600). Backed up apart from the database. */
  STAFETT_KEK_FILE: string;
  /** pino's level: `fatal` … `trace`. */
  STAFETT_LOG_LEVEL: string;
};

export type WorkerEnvironment = SharedEnvironment & {
  /** postgresql:// as the role `stafett_worker`. On another machine with `sslmode=verify-full`, here and below, or the program does not start. */
  STAFETT_DATABASE_URL_WORKER: string;
  /** A file that the worker keeps fresh (every 5 s) while it polls, and removes when it ends. Unset or empty: none. */
  STAFETT_WORKER_HEALTH_FILE?: string;
  /**
   * A folder that is there: once a day the worker checks the logs of reading and writes where they end, one file for each day. Choose one where
   * whoever runs the database can't write. Unset or empty: nobody checks by routine.
   */
  STAFETT_LOG_ENDS_DIR?: string;
  /**
   * A folder that is there: the worker keeps the protocol of each gallring there too, in a file of its own, and `npm run rebuild` puts back
   * from it what a restored database lacks. Choose one that is backed up with the agencies' own records. Unset or empty: none.
   */
  STAFETT_GALLRING_PROTOCOLS_DIR?: string;
  /**
   * smtp:// or smtps://, with user and password where the server asks for them: notices go out by e-mail too. Unset or empty: they
   * stand in the console alone. Set, it needs the two below.
   */
  STAFETT_SMTP_URL?: string;
  /** The sender, like `Stafett <stafett@example.se>`. */
  STAFETT_MAIL_FROM?: string;
  /** The address people type, without a trailing slash: the e-mail names it. */
  STAFETT_PUBLIC_URL?: string;
};

export type ApiEnvironment = SharedEnvironment & {
  /** postgresql:// as the role `stafett_api`. */
  STAFETT_DATABASE_URL_API: string;
  /** The port the api listens on, at STAFETT_API_HOST. */
  STAFETT_API_PORT: string;
  STAFETT_API_HOST: string;
  /** The address people type, without a trailing slash. The OIDC redirect is `${STAFETT_PUBLIC_URL}/auth/callback`. */
  STAFETT_PUBLIC_URL: string;
  /** The built console (a folder with index.html). */
  STAFETT_CONSOLE_DIST: string;
  STAFETT_OIDC_ISSUER: string;
  STAFETT_OIDC_CLIENT_ID: string;
  STAFETT_OIDC_CLIENT_SECRET: string;
  /** The authentication level (`acr`) that a sign-in must have; empty = none is asked for. */
  STAFETT_OIDC_REQUIRED_ACR: string;
  /** The `aud` that an access token for the machine endpoint must carry. */
  STAFETT_MACHINE_AUDIENCE: string;
  /** Which agency each machine client speaks for: `client-id=agency-slug`, comma-separated. Others are refused. */
  STAFETT_MACHINE_CLIENTS: string;
  /** At least 32 random bytes, base64url: signs the session cookie. */
  STAFETT_SESSION_SECRET: string;
  /** Where anybody tells of something that is not accessible: `https:` or `mailto:`. Unset or empty: the statement names the support. */
  STAFETT_ACCESSIBILITY_CONTACT?: string;
};

/** What the codec server needs (apps/api/src/codec): it decodes for an operator what Temporal's pages show. */
export type CodecEnvironment = Pick<SharedEnvironment, 'STAFETT_KEK_FILE'> & {
  /** postgresql:// as the role `stafett_codec`: it reads the keys of workflows alone. */
  STAFETT_DATABASE_URL_CODEC: string;
  STAFETT_CODEC_HOST: string;
  STAFETT_CODEC_PORT: string;
  /** Where Temporal's UI is: no other page may ask. */
  STAFETT_CODEC_UI_ORIGIN: string;
  /** A file (mode 0600) with the token of the operator of this machine. Unset or empty: none; then the audience below is needed. */
  STAFETT_CODEC_TOKEN_FILE?: string;
  /** Access tokens of this issuer with the audience below and the scope `stafett:decode` are let in. */
  STAFETT_OIDC_ISSUER?: string;
  STAFETT_CODEC_AUDIENCE?: string;
};

/** What migrations, the seed and `npm run rebuild` need: the role that owns the tables. */
export type OwnerEnvironment = {
  /** postgresql:// as the role `stafett_owner`. */
  STAFETT_DATABASE_URL_OWNER: string;
};

/**
 * What `npm run import` and `npm run figures` need. They run in a shell of their own, so `npm start` writes these names as one
 * JSON object to the file CLI_FILE in its state folder (mode 0600); variables of the same names go first.
 */
export type CliEnvironment = {
  STAFETT_PUBLIC_URL: string;
  STAFETT_OIDC_ISSUER: string;
  STAFETT_MACHINE_AUDIENCE: string;
  /** A client of the issuer with the grant `client_credentials` and the scopes `stafett:import stafett:figures`. */
  STAFETT_CLI_CLIENT_ID: string;
  STAFETT_CLI_CLIENT_SECRET: string;
};

export const CLI_FILE = 'cli.json';

/** What a person may set before `npm start`. */
export type StartSettings = {
  /** Where state lives; `.stafett` in the checkout unless set. */
  STAFETT_HOME?: string;
  /** A port that is set here is used or refused; one that is not set moves aside when it is taken. */
  STAFETT_API_PORT?: string;
  STAFETT_OIDC_PORT?: string;
  STAFETT_POSTGRES_PORT?: string;
  STAFETT_TEMPORAL_PORT?: string;
  STAFETT_TEMPORAL_UI_PORT?: string;
  STAFETT_CODEC_PORT?: string;
  /** To try e-mail: a server and a sender; see `WorkerEnvironment`. */
  STAFETT_SMTP_URL?: string;
  STAFETT_MAIL_FROM?: string;
  /** Where the daily check of the logs of reading writes; `log-ends` in the home unless set. */
  STAFETT_LOG_ENDS_DIR?: string;
  /** Where the protocols of gallring are kept too; `gallring-protocols` in the home unless set. */
  STAFETT_GALLRING_PROTOCOLS_DIR?: string;
  /** A Temporal CLI to use instead of the one on PATH or the one that is fetched. */
  TEMPORAL_CLI_PATH?: string;
};

export const DEFAULT_PORTS = {
  api: 4700,
  oidc: 4701,
  postgres: 4702,
  temporal: 4703,
  temporalUi: 4704,
  codec: 4705,
} as const;

/** The path that the OIDC provider sends a person back to, and the one after signing out. */
export const SIGN_IN_CALLBACK_PATH = '/auth/callback';
export const SIGNED_OUT_PATH = '/';

/** The database in the PostgreSQL of a home. */
export const DATABASE = 'stafett';

export const TEMPORAL_NAMESPACE = 'stafett';

export const API_CLIENT_ID = 'stafett-api';
export const MACHINE_AUDIENCE = 'urn:stafett:machine';
/** The level that a sign-in at the local provider has. */
export const LOCAL_ACR = 'urn:stafett:local';

/** The machine clients that the local provider knows: the agency (slug) that each speaks for, and what it may do. */
export const MACHINE_CLIENTS = {
  'stafett-cli': { agency: 'samordningsforbundet', scope: 'stafett:import stafett:figures' },
  'fk-system': { agency: 'forsakringskassan', scope: 'stafett:signals' },
  'af-system': { agency: 'arbetsformedlingen', scope: 'stafett:signals' },
} as const;

export const CLI_CLIENT_ID = 'stafett-cli';
