import { join } from 'node:path';
import { createDb, seedOrganisation } from '@stafett/db';
import { freePort } from '@stafett/local-stack';
import { API_CLIENT_ID, LOCAL_ACR, MACHINE_AUDIENCE } from '../../dev/src/environment.ts';
import { openDirectory } from '../../dev/src/oidc/people.ts';
import { startLocalProvider } from '../../dev/src/oidc/provider.ts';
import { readOrMakeSecrets } from '../../dev/src/secrets.ts';
import type { BenchDatabase, Namespace, Servers } from './servers.ts';

/** What the api and the worker share. */
export const sharedEnvironment = (servers: Servers, namespace: Namespace) => ({
  STAFETT_TEMPORAL_ADDRESS: servers.temporalAddress,
  STAFETT_TEMPORAL_NAMESPACE: namespace,
  STAFETT_KEK_FILE: servers.kekFile,
  STAFETT_LOG_LEVEL: 'warn',
});

/** Enters the agencies, units and demo people. */
export const seedPeople = async ({ urls }: BenchDatabase): Promise<void> => {
  const owner = createDb({ url: urls.owner, max: 1, connectionTimeoutMillis: 5_000 });
  await seedOrganisation(owner);
  await owner.$disconnect();
};

export type ApiProcess = { readonly publicUrl: string; readonly stop: () => Promise<void> };

const answersOk = async (url: string): Promise<boolean> =>
  (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;

/** The api's own program on a free port, over one database, with a local sign-in beside it. */
export const startApi = async (
  servers: Servers,
  name: string,
  { urls }: BenchDatabase,
  namespace: Namespace = 'acts',
): Promise<ApiProcess> => {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const secrets = await readOrMakeSecrets(join(servers.folder, 'secrets.json'), []);
  const directory = openDirectory(urls.owner);
  const provider = await startLocalProvider({
    port: await freePort(),
    publicUrl,
    apiClientId: API_CLIENT_ID,
    machineAudience: MACHINE_AUDIENCE,
    machineScopes: {},
    acr: LOCAL_ACR,
    secrets,
    directory,
  });
  const api = await servers.startProgram({
    name,
    main: 'apps/api/src/main.ts',
    env: {
      ...sharedEnvironment(servers, namespace),
      STAFETT_DATABASE_URL_API: urls.api,
      STAFETT_API_PORT: String(port),
      STAFETT_API_HOST: '127.0.0.1',
      STAFETT_PUBLIC_URL: publicUrl,
      STAFETT_CONSOLE_DIST: join(servers.folder, 'no-console'),
      STAFETT_OIDC_ISSUER: provider.issuer,
      STAFETT_OIDC_CLIENT_ID: API_CLIENT_ID,
      STAFETT_OIDC_CLIENT_SECRET: secrets.apiClientSecret,
      STAFETT_OIDC_REQUIRED_ACR: '',
      STAFETT_MACHINE_AUDIENCE: MACHINE_AUDIENCE,
      STAFETT_MACHINE_CLIENTS: '',
      STAFETT_SESSION_SECRET: secrets.sessionSecret,
    },
    isReady: () => answersOk(`${publicUrl}/ready`),
  });
  return {
    publicUrl,
    stop: async () => {
      await api.stop();
      await provider.close();
      await directory.close();
    },
  };
};
