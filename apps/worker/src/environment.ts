const NAMES = [
  'STAFETT_TEMPORAL_ADDRESS',
  'STAFETT_TEMPORAL_NAMESPACE',
  'STAFETT_KEK_FILE',
  'STAFETT_LOG_LEVEL',
  'STAFETT_DATABASE_URL_WORKER',
] as const;

/** As infra/dev/src/environment.ts names it. */
export type Environment = Readonly<Record<(typeof NAMES)[number], string>> & {
  readonly STAFETT_WORKER_HEALTH_FILE: string | undefined;
};

/** Takes the variables. Throws one error that names every one that is missing. */
export const readEnvironment = (variables: Readonly<Record<string, string | undefined>>): Environment => {
  const missing = NAMES.filter((name) => !variables[name]);
  if (missing.length > 0) throw new Error(`The environment lacks: ${missing.join(', ')}`);
  const given = Object.fromEntries(NAMES.map((name) => [name, variables[name] ?? ''])) as Record<
    (typeof NAMES)[number],
    string
  >;
  return { ...given, STAFETT_WORKER_HEALTH_FILE: variables.STAFETT_WORKER_HEALTH_FILE || undefined };
};
