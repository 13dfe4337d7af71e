import { refusePlainWays } from '@stafett/db';
import { z } from 'zod';

const url = z.url();
const text = z.string().min(1);
const Variables = z.object({
  STAFETT_TEMPORAL_ADDRESS: text,
  STAFETT_TEMPORAL_NAMESPACE: text,
  STAFETT_TEMPORAL_TLS: z.enum(['on', '']).default(''),
  STAFETT_TEMPORAL_CA_FILE: z.string().default(''),
  STAFETT_TEMPORAL_CERT_FILE: z.string().default(''),
  STAFETT_TEMPORAL_KEY_FILE: z.string().default(''),
  STAFETT_KEK_FILE: text,
  STAFETT_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  STAFETT_DATABASE_URL_API: text,
  STAFETT_API_PORT: z.coerce.number().int().min(0).max(65_535),
  STAFETT_API_HOST: text,
  STAFETT_PUBLIC_URL: url.transform((value) => value.replace(/\/$/, '')),
  STAFETT_CONSOLE_DIST: text,
  STAFETT_OIDC_ISSUER: url,
  STAFETT_OIDC_CLIENT_ID: text,
  STAFETT_OIDC_CLIENT_SECRET: text,
  /** Levels of sign-in that will do, with commas between. */
  STAFETT_OIDC_REQUIRED_ACR: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((level) => level.trim())
        .filter((level) => level !== ''),
    ),
  STAFETT_MACHINE_AUDIENCE: text,
  STAFETT_MACHINE_CLIENTS: z.string().default(''),
  STAFETT_SESSION_SECRET: z.string().min(43),
  /** Nothing that a browser would run: it becomes a link for anybody. */
  STAFETT_ACCESSIBILITY_CONTACT: z.union([z.url({ protocol: /^(https|mailto)$/ }), z.literal('')]).default(''),
});
/** Over https people are real, and how surely one knows who they are is said: which level is asked for can't be forgotten. */
const Environment = Variables.refine(
  (given) => given.STAFETT_OIDC_REQUIRED_ACR.length > 0 || !given.STAFETT_PUBLIC_URL.startsWith('https:'),
  { path: ['STAFETT_OIDC_REQUIRED_ACR'] },
);
export type Environment = z.infer<typeof Environment>;

/**
 * Takes the environment (names: infra/dev/src/environment.ts). Throws one error that names every variable that is missing
 * or wrong, and never its value; and, in a sentence of its own, for a PostgreSQL or Temporal that would be reached in the clear.
 */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const read = Environment.safeParse(variables);
  if (read.success) {
    refusePlainWays(variables, 'STAFETT_DATABASE_URL_API');
    return read.data;
  }
  const wrong = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(`The environment lacks or has a wrong value for: ${wrong.join(', ')}`);
};
