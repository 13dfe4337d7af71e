import { fileURLToPath } from 'node:url';
import { createDb, type Database } from '@stafett/db';
import { connectWithClock } from '@stafett/testkit';
import { dataConverter, loadKek, openVault, type Vault } from '@stafett/vault';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { startHost } from './host.ts';
import { workflowCode } from './workflow-code.ts';

const bundleCache = fileURLToPath(new URL('../../../node_modules/.cache/stafett', import.meta.url));

/** What a house left behind, where it stands now. */
export type Left = {
  /** postgresql:// as the worker. */
  readonly databaseUrl: string;
  readonly kekFile: string;
  /** `host:port` of Temporal. */
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly taskQueue: string;
};

export type RestoredHouse = {
  readonly db: Database;
  readonly client: Client;
  readonly vault: Vault;
  readonly stop: () => Promise<void>;
};

/** A worker over stores that another house has filled. */
export const openRestoredHouse = async (left: Left): Promise<RestoredHouse> => {
  const { namespace, taskQueue, temporalAddress: address } = left;
  const db = createDb({ url: left.databaseUrl, max: 6, connectionTimeoutMillis: 2_000, preparedStatements: 100 });
  const keys = createDb({ url: left.databaseUrl, max: 2, connectionTimeoutMillis: 2_000 });
  const vault = openVault({
    kek: await loadKek(left.kekFile),
    pool: { query: async (sql, values) => ({ rows: await keys.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  const connection = await connectWithClock('held', address);
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  const native = await NativeConnection.connect({ address });
  const workflowBundle = await workflowCode(bundleCache);
  const log = pino({ level: 'silent' });
  const host = await startHost({ connection: native, namespace, db, vault, client, taskQueue, workflowBundle, log });
  return {
    db,
    client,
    vault,
    stop: async () => {
      await host.shutDown();
      await Promise.all([native.close(), connection.close(), db.$disconnect(), keys.$disconnect()]);
    },
  };
};
