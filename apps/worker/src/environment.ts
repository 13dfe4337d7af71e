import { refusePlainWays } from '@stafett/db';

const NAMES = [
  'STAFETT_TEMPORAL_ADDRESS',
  'STAFETT_TEMPORAL_NAMESPACE',
  'STAFETT_KEK_FILE',
  'STAFETT_LOG_LEVEL',
  'STAFETT_DATABASE_URL_WORKER',
] as const;

/** How Temporal is reached on another machine. */
const TEMPORAL_NAMES = [
  'STAFETT_TEMPORAL_TLS',
  'STAFETT_TEMPORAL_CA_FILE',
  'STAFETT_TEMPORAL_CERT_FILE',
  'STAFETT_TEMPORAL_KEY_FILE',
] as const;

/** As infra/dev/src/environment.ts names it. */
export type Environment = Readonly<Record<(typeof NAMES)[number], string>> & {
  readonly [Name in (typeof TEMPORAL_NAMES)[number]]?: string | undefined;
} & {
  readonly STAFETT_WORKER_HEALTH_FILE: string | undefined;
  /** Where the protocols of gallring are kept too; absent, they stand in the database alone. */
  readonly STAFETT_GALLRING_PROTOCOLS_DIR: string | undefined;
  /** Where each day's ends of the logs go; absent, nobody checks by routine. */
  readonly STAFETT_LOG_ENDS_DIR: string | undefined;
  /** How notices go out by e-mail; absent, they stand in the console alone. */
  readonly mail: MailSettings | undefined;
};

export type MailSettings = {
  /** smtp:// or smtps://. */
  readonly url: string;
  readonly from: string;
  /** Where people come to their console. */
  readonly publicUrl: string;
};

/** All that e-mail takes, once a server is named. */
const MAIL_NAMES = ['STAFETT_MAIL_FROM', 'STAFETT_PUBLIC_URL'] as const;

const mailSettings = (variables: Readonly<Record<string, string | undefined>>): MailSettings | undefined => {
  const { STAFETT_SMTP_URL: url, STAFETT_MAIL_FROM: from, STAFETT_PUBLIC_URL: publicUrl } = variables;
  return url && from && publicUrl ? { url, from, publicUrl } : undefined;
};

/** Takes the variables. Throws one error that names every one that is missing, or one about a server that would be reached in the clear. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const needed = variables.STAFETT_SMTP_URL ? [...NAMES, ...MAIL_NAMES] : NAMES;
  const missing = needed.filter((name) => !variables[name]);
  if (missing.length > 0) throw new Error(`The environment lacks: ${missing.join(', ')}`);
  refusePlainWays(variables, 'STAFETT_DATABASE_URL_WORKER');
  const given = Object.fromEntries(NAMES.map((name) => [name, variables[name] ?? ''])) as Record<
    (typeof NAMES)[number],
    string
  >;
  return {
    ...given,
    ...Object.fromEntries(TEMPORAL_NAMES.map((name) => [name, variables[name] || undefined])),
    STAFETT_GALLRING_PROTOCOLS_DIR: variables.STAFETT_GALLRING_PROTOCOLS_DIR || undefined,
    STAFETT_LOG_ENDS_DIR: variables.STAFETT_LOG_ENDS_DIR || undefined,
    STAFETT_WORKER_HEALTH_FILE: variables.STAFETT_WORKER_HEALTH_FILE || undefined,
    mail: mailSettings(variables),
  };
};
