import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AtPoint, type Courier, openCourier } from '@stafett/activities';
import { createDb, type Database, withKommun } from '@stafett/db';
import type { Actor, CaseFile, Command, Refusal, WaitingList } from '@stafett/domain';
import type { Ask } from '@stafett/domain/testing';
import {
  connectWithClock,
  freshDatabase,
  freshNamespace,
  freshTaskQueue,
  makeTemporaryFolder,
  type TestDatabase,
} from '@stafett/testkit';
import { createKek, dataConverter, type KeyEncryptionKey, openVault, type Vault } from '@stafett/vault';
import { journeyId, journeyState, waitingListId, waitingListState } from '@stafett/workflows/messages';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { type Logger, pino } from 'pino';
import { inject } from 'vitest';
import { type Host, type HostOptions, startHost } from './host.ts';
import { temporalLogger } from './temporal-logger.ts';
import { workflowCode } from './workflow-code.ts';

const bundleCache = fileURLToPath(new URL('../../../node_modules/.cache/stafett', import.meta.url));

export type HouseOptions = {
  readonly atPoint?: AtPoint;
  /** A PostgreSQL that the test may kill; the run's own unless given. */
  readonly server?: Parameters<typeof freshDatabase>[0];
  readonly codec?: boolean;
  /** Another Temporal than the run's own: `host:port`. */
  readonly temporalAddress?: string;
  /** Keeps everything as it is written, in Temporal and in PostgreSQL: to prove that a search of the stores would find it. */
  readonly readable?: boolean;
  /** Is told each line that the worker logs at its most talkative, Temporal's SDK through it; nobody unless given. */
  readonly hears?: (line: string) => void;
};

/** Encrypts nothing. */
const readableVault = (vault: Vault): Vault => ({
  ...vault,
  encrypt: async (_scope, content) => new Uint8Array(Buffer.from(content)),
  decrypt: async (_scope, stored) => new Uint8Array(stored),
  decryptText: async (_scope, stored) => Buffer.from(stored).toString(),
});

/** A worker, a database and a client of a test's own, on the run's servers. */
export type House = {
  readonly db: Database;
  readonly database: TestDatabase;
  readonly client: Client;
  readonly courier: Courier;
  readonly vault: Vault;
  /** What the vault's keys are wrapped with: for another vault over the same keys. */
  readonly kek: KeyEncryptionKey;
  /** For a worker in a process of its own. */
  readonly kekFile: string;
  readonly taskQueue: string;
  /** The worker's. */
  readonly log: Logger;
  readonly startWorker: (more?: Partial<Pick<HostOptions, 'atPoint' | 'vault'>>) => Promise<Host>;
  readonly journeyOf: (caseId: string) => WorkflowHandle;
  /** The state as the journey knows it. */
  readonly stateOf: (caseId: string) => Promise<CaseFile | undefined>;
  /** The state as it is stored. */
  readonly storedState: (caseId: string) => Promise<CaseFile | undefined>;
  readonly listState: (insats: string, place: string) => Promise<WaitingList | undefined>;
  readonly stop: () => Promise<void>;
};

/** How long a test waits for what must come: on a machine that does other things too everything comes late. */
export const PATIENCE_MS = 60_000;

let isQuiet = false;

export const openHouse = async (options: HouseOptions = {}): Promise<House> => {
  const { hears } = options;
  const log = hears === undefined ? pino({ level: 'silent' }) : pino({ level: 'trace' }, { write: hears });
  const logger = hears === undefined ? new DefaultLogger('ERROR') : temporalLogger(log);
  if (!isQuiet) Runtime.install({ logger, shutdownSignals: [] });
  isQuiet = true;
  const address = options.temporalAddress ?? inject('servers').temporalAddress;
  const codec = options.codec ?? !options.readable;
  // A namespace of its own: a kö has one workflow id, and another test's worker must not answer for it.
  const namespace = await freshNamespace(address);
  const database = await freshDatabase(...(options.server ? [options.server] : []));
  const url = database.urls.worker;
  const db = createDb({
    url,
    max: 10,
    connectionTimeoutMillis: 2_000,
    statementTimeoutMillis: 4_000,
    preparedStatements: 100,
  });
  const keys = createDb({ url, max: 2, connectionTimeoutMillis: 2_000 });
  const folder = await makeTemporaryFolder();
  const kekFile = join(folder, 'kek.json');
  const kek = await createKek(kekFile);
  const sealing = openVault({
    kek,
    pool: { query: async (sql, values) => ({ rows: await keys.$queryRawUnsafe<unknown[]>(sql, ...values) }) },
  });
  const vault = options.readable ? readableVault(sealing) : sealing;
  const converter = dataConverter(vault, { codec });
  const clockConnection = await connectWithClock('held', address);
  const client = new Client({ connection: clockConnection, namespace, dataConverter: converter });
  const native = await NativeConnection.connect({ address });
  const taskQueue = freshTaskQueue();
  const workflowBundle = await workflowCode(bundleCache);
  const hosts: Host[] = [];
  const startWorker: House['startWorker'] = async (more = {}) => {
    const host = await startHost({
      connection: native,
      namespace,
      db,
      vault,
      workflowBundle,
      taskQueue,
      client,
      log,
      codec,
      ...(options.atPoint ? { atPoint: options.atPoint } : {}),
      ...more,
    });
    hosts.push(host);
    return host;
  };
  const journeyOf = (caseId: string): WorkflowHandle => client.workflow.getHandle(journeyId(caseId));
  return {
    db,
    database,
    client,
    vault,
    kek,
    kekFile,
    taskQueue,
    log,
    courier: openCourier({ client, taskQueue, findStored: async () => undefined, answerWithinMs: PATIENCE_MS }),
    startWorker,
    journeyOf,
    stateOf: (caseId) => journeyOf(caseId).query(journeyState),
    storedState: async (caseId) => {
      const row = await db.caseFile.findUnique({ where: { id: caseId }, select: { state: true, kommun: true } });
      return row === null ? undefined : withKommun(row.state, row.kommun);
    },
    listState: (insats, place) => client.workflow.getHandle(waitingListId({ insats, place })).query(waitingListState),
    stop: async () => {
      for (const host of hosts) await host.shutDown();
      await Promise.all([native.close(), clockConnection.close(), db.$disconnect(), keys.$disconnect()]);
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
};

/** A command as the api would send it, under an id of its own. */
export const commandOf = (actor: Actor, ask: Ask, commandId: string = randomUUID()): Command =>
  ({ ...ask, actor, commandId }) as Command;

/** A case id that no other test has. */
export const freshCaseId = (): string => randomUUID();

/** Carries an act out and gives nothing, or the refusal. Throws when there was no answer. */
export const doing =
  (house: House, caseId: string) =>
  async (actor: Actor, ask: Ask, commandId?: string): Promise<Refusal | undefined> => {
    const delivery = await house.courier.toJourney(caseId, commandOf(actor, ask, commandId));
    if (delivery.type === 'noAnswer') throw delivery.cause;
    return delivery.type === 'refused' ? delivery.refusal : undefined;
  };

/**
 * Asks again until it is so: for what happens by itself, after an act. Throws when it has not come about in time: within a
 * minute unless told.
 */
export const until = async <Found>(
  ask: () => Promise<Found>,
  isSo: (found: Found) => boolean,
  withinMs = PATIENCE_MS,
): Promise<Found> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await ask();
    if (isSo(found)) return found;
    if (Date.now() > deadline) throw new Error(`it did not come about: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
