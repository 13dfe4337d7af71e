import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { putBackProtocols, rebuild } from '@stafett/activities';
import { createDb, refusePlainWays, wayToTemporal } from '@stafett/db';
import { instant } from '@stafett/domain';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { Client, Connection } from '@temporalio/client';
import { CLI_FILE, type WorkerEnvironment } from '../environment.ts';
import { HOME, type RunningStack } from '../running-stack.ts';

/** A deployment sets the worker's variables; on one's own machine the stack that runs has written them down. */
const readEnvironment = async (): Promise<WorkerEnvironment> => {
  if (process.env.STAFETT_DATABASE_URL_WORKER) return process.env as unknown as WorkerEnvironment;
  const file = join(HOME, CLI_FILE);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error('Stafett does not run here. Start it first (npm start), and rebuild while it runs.');
  });
  return JSON.parse(text) as RunningStack;
};

/** What the kept protocols of gallring say that the database does not: see docs/operations.md. */
const putBack = async (options: Parameters<typeof putBackProtocols>[0]): Promise<void> => {
  const { putBack: count, again, notTrue } = await putBackProtocols(options, instant(Date.now()));
  if (count > 0)
    console.log(`Protocols of gallring that the database lacked, put back from ${options.folder}: ${count}.`);
  for (const { row, agency } of again)
    console.log(
      `Gallring is to be carried out again: ${row.case_code} at ${agency ?? row.tenant}. Its key came back with the backup. It is raised tonight, and two people confirm it anew.`,
    );
  for (const name of notTrue) console.log(`${name} in ${options.folder} is no protocol that this system has written.`);
};

/** `npm run rebuild`: recreates the read model and lost workflows from the events, while everything runs. */
const main = async (): Promise<void> => {
  const environment = await readEnvironment();
  refusePlainWays(environment, 'STAFETT_DATABASE_URL_WORKER');
  const db = createDb({ url: environment.STAFETT_DATABASE_URL_WORKER, max: 4, connectionTimeoutMillis: 5_000 });
  const vault = openVault({
    kek: await loadKek(environment.STAFETT_KEK_FILE),
    pool: { query: async (sql, values) => ({ rows: await db.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  const connection = await Connection.connect(await wayToTemporal(environment));
  const namespace = environment.STAFETT_TEMPORAL_NAMESPACE;
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  try {
    const folder = environment.STAFETT_GALLRING_PROTOCOLS_DIR;
    if (folder) await putBack({ db, vault, folder });
    const { cases, waitingLists, gatherings, started, gallrade } = await rebuild({ db, vault, client });
    console.log(
      `Rebuilt ${cases} cases, ${waitingLists} waiting lists and ${gatherings} gatherings; ${started} lost workflows started again.`,
    );
    if (gallrade > 0)
      console.log(`Of ${gallrade} cases the keys are destroyed: what the database still had of them is gone.`);
  } finally {
    await connection.close();
    await db.$disconnect();
  }
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
