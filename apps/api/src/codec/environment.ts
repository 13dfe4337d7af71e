import { refusePlainWays } from '@stafett/db';
import { z } from 'zod';

const text = z.string().min(1);
const Environment = z
  .object({
    STAFETT_DATABASE_URL_CODEC: text,
    STAFETT_KEK_FILE: text,
    STAFETT_CODEC_HOST: text,
    STAFETT_CODEC_PORT: z.coerce.number().int().min(0).max(65_535),
    STAFETT_CODEC_UI_ORIGIN: z.url().transform((value) => new URL(value).origin),
    STAFETT_CODEC_TOKEN_FILE: z.string().default(''),
    STAFETT_OIDC_ISSUER: z.url().or(z.literal('')).default(''),
    STAFETT_CODEC_AUDIENCE: z.string().default(''),
  })
  .refine((env) => env.STAFETT_CODEC_TOKEN_FILE !== '' || env.STAFETT_CODEC_AUDIENCE !== '', {
    path: ['STAFETT_CODEC_AUDIENCE'],
  })
  .refine((env) => env.STAFETT_CODEC_AUDIENCE === '' || env.STAFETT_OIDC_ISSUER !== '', {
    path: ['STAFETT_OIDC_ISSUER'],
  });
export type Environment = z.infer<typeof Environment>;

/** Takes the environment (names: infra/dev/src/environment.ts). Throws one error that names every variable that is missing or wrong. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const read = Environment.safeParse(variables);
  if (read.success) {
    refusePlainWays(variables, 'STAFETT_DATABASE_URL_CODEC');
    return read.data;
  }
  const wrong = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(`The environment lacks or has a wrong value for: ${wrong.join(', ')}`);
};
