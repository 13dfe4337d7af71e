import { readFile } from 'node:fs/promises';

type Variables = Readonly<Record<string, string | undefined>>;
type TemporalVariables = {
  readonly [Name in 'STAFETT_TEMPORAL_ADDRESS' | 'STAFETT_TEMPORAL_TLS' | (typeof TEMPORAL_FILES)[number]]?:
    | string
    | undefined;
};

/** What a program is given to reach Temporal: the client's and the worker's `connect` take it as it is. */
export type WayToTemporal = {
  readonly address: string;
  readonly tls?: {
    readonly serverRootCACertificate?: Buffer;
    readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
  };
};

const TEMPORAL_FILES = ['STAFETT_TEMPORAL_CA_FILE', 'STAFETT_TEMPORAL_CERT_FILE', 'STAFETT_TEMPORAL_KEY_FILE'] as const;

const isThisMachine = (host: string): boolean =>
  host === '' || host.startsWith('/') || host === 'localhost' || /^(127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

/** Whether what goes to this PostgreSQL stays on the machine, or goes by TLS to a server whose certificate is checked, name and all. */
const isSafeDatabase = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  if (isThisMachine(host)) return true;
  const asked = searchParams.getAll('sslmode');
  return asked.length === 1 && asked[0] === 'verify-full' && searchParams.get('ssl') === null;
};

/** `on`, or a file for it: Temporal is reached by TLS. */
const asksForTls = (variables: TemporalVariables): boolean =>
  variables.STAFETT_TEMPORAL_TLS === 'on' || TEMPORAL_FILES.some((name) => variables[name]);

const hostOf = (address: string): string => address.replace(/:\d+$/, '');

/**
 * Refuses to send what is somebody's over a network in the clear, whatever the installation forgot: throws one sentence with the names of
 * the variables, never with their values.
 */
export const refusePlainWays = (variables: Variables, databaseUrl: string): void => {
  const url = variables[databaseUrl];
  if (url && !isSafeDatabase(url))
    throw new Error(
      `The environment names a PostgreSQL on another machine without TLS: add sslmode=verify-full to ${databaseUrl}.`,
    );
  const address = variables.STAFETT_TEMPORAL_ADDRESS;
  if (address && !isThisMachine(hostOf(address)) && !asksForTls(variables))
    throw new Error(
      'The environment names a Temporal on another machine without TLS: set STAFETT_TEMPORAL_TLS=on (and STAFETT_TEMPORAL_CA_FILE, STAFETT_TEMPORAL_CERT_FILE and STAFETT_TEMPORAL_KEY_FILE where its certificate and ours are the organisation’s own).',
    );
  if (!variables.STAFETT_TEMPORAL_CERT_FILE !== !variables.STAFETT_TEMPORAL_KEY_FILE)
    throw new Error(
      'The environment names one of STAFETT_TEMPORAL_CERT_FILE and STAFETT_TEMPORAL_KEY_FILE: a certificate goes with its key.',
    );
};

/** Reads what the way to Temporal takes. Throws, with the variable's name, when a file that it names can't be read. */
export const wayToTemporal = async (variables: TemporalVariables): Promise<WayToTemporal> => {
  const address = variables.STAFETT_TEMPORAL_ADDRESS ?? '';
  if (!asksForTls(variables)) return { address };
  const [ca, crt, key] = await Promise.all(
    TEMPORAL_FILES.map(async (name) => {
      const file = variables[name];
      if (!file) return undefined;
      return readFile(file).catch(() => {
        throw new Error(`The environment names a file that can't be read: ${name}.`);
      });
    }),
  );
  return {
    address,
    tls: {
      ...(ca ? { serverRootCACertificate: ca } : {}),
      ...(crt && key ? { clientCertPair: { crt, key } } : {}),
    },
  };
};
