import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCourier } from '@stafett/activities';
import { demoPeople } from '@stafett/db';
import type { Actor, CaseFile, Command } from '@stafett/domain';
import { type Ask, referral } from '@stafett/domain/testing';
import { dataConverter, openVault } from '@stafett/vault';
import { journeyId, journeyState } from '@stafett/workflows/messages';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import pg from 'pg';
import { type ApiProcess, seedPeople, sharedEnvironment, startApi } from './api-process.ts';
import type { Namespace, Servers } from './servers.ts';

/** Of the whole program, in bytes: the heaps of the threads that answered, with their garbage collected. */
export type Memory = { readonly heap: number; readonly rss: number; readonly threads: number };

/** The worker and the api as programs of their own, a bare worker beside them, and a Temporal client with the codec. */
export type JourneysHouse = {
  readonly client: Client;
  readonly api: ApiProcess;
  /** Carries an act as the person; throws when it is refused. */
  readonly does: (caseId: string, actor: Actor, ask: Ask) => Promise<void>;
  /** FK aktualiserar a new case. Gives its id. */
  readonly refer: () => Promise<string>;
  readonly journeyOf: (caseId: string) => WorkflowHandle;
  readonly stateOf: (caseId: string) => Promise<CaseFile>;
  /** postgresql:// as stafett_worker. */
  readonly workerUrl: string;
  /** How many bare timers have fired. */
  readonly bareTimersFired: () => Promise<number>;
  /** What the worker's program holds in memory when its garbage is collected. */
  readonly workerMemory: () => Promise<Memory>;
  readonly close: () => Promise<void>;
};

/** A demo person with the roles of their first unit, as their session has them. */
export const actorOf = (subject: string): Extract<Actor, { type: 'staff' }> => {
  const person = demoPeople.find((one) => one.subject === subject);
  const works = person?.works[0];
  if (!person || !works) throw new Error(`there is no demo person ${subject}`);
  return { type: 'staff', staff: person.id, agency: person.agency, unit: works.unit, roles: works.roles };
};

export const commandOf = (actor: Actor, ask: Ask): Command =>
  ({ ...ask, actor, commandId: crypto.randomUUID() }) as Command;

const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${what}: not within half a minute`);
    await pause(50);
  }
};

export const openJourneysHouse = async (servers: Servers, namespace: Namespace): Promise<JourneysHouse> => {
  const database = await servers.newDatabase(namespace);
  await seedPeople(database);
  const healthOf = (name: string): string => join(servers.folder, `${name}-health`);
  const memoryFile = join(servers.folder, 'worker-memory.json');
  const firedFile = join(servers.folder, 'bare-timers-fired');
  const startWorker = (name: string, main: string, nodeArgs: readonly string[] = []) =>
    servers.startProgram({
      name,
      main,
      nodeArgs,
      env: {
        ...sharedEnvironment(servers, namespace),
        STAFETT_DATABASE_URL_WORKER: database.urls.worker,
        STAFETT_WORKER_HEALTH_FILE: healthOf(name),
        STAFETT_BENCH_MEMORY_FILE: memoryFile,
        STAFETT_BENCH_FIRED_FILE: firedFile,
      },
      isReady: async () => existsSync(healthOf(name)),
    });
  const probe = new URL('./memory-probe.mjs', import.meta.url).href;
  const worker = await startWorker('worker', 'apps/worker/src/main.ts', ['--expose-gc', '--import', probe]);
  const bare = await startWorker('bare-worker', 'infra/bench/src/bare/worker.ts');
  const api = await startApi(servers, 'api', database, namespace);

  const keys = new pg.Pool({ connectionString: database.urls.api, max: 2 });
  const vault = openVault({ pool: keys, kek: servers.kek });
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection, namespace, dataConverter: dataConverter(vault) });
  const courier = openCourier({ client, findStored: async () => undefined });

  const does: JourneysHouse['does'] = async (caseId, actor, ask) => {
    const delivery = await courier.toJourney(caseId, commandOf(actor, ask));
    if (delivery.type === 'noAnswer') throw delivery.cause;
    if (delivery.type === 'refused') throw new Error(`${ask.type}: ${delivery.refusal.code}`);
  };
  const journeyOf: JourneysHouse['journeyOf'] = (caseId) => client.workflow.getHandle(journeyId(caseId));
  const caseworker = actorOf('fk-anna');
  return {
    client,
    api,
    does,
    refer: async () => {
      const caseId = crypto.randomUUID();
      await does(caseId, caseworker, referral({ caseId, participant: crypto.randomUUID() }));
      return caseId;
    },
    journeyOf,
    stateOf: async (caseId) => {
      const state = await journeyOf(caseId).query(journeyState);
      if (!state) throw new Error('the journey has no state');
      return state;
    },
    workerUrl: database.urls.worker,
    bareTimersFired: async () => (existsSync(firedFile) ? Number(await readFile(firedFile, 'utf8')) : 0),
    workerMemory: async () => {
      await rm(memoryFile, { force: true });
      process.kill(worker.pid, 'SIGUSR2');
      await until(() => existsSync(memoryFile), 'the worker tells what it holds in memory');
      return JSON.parse(await readFile(memoryFile, 'utf8')) as Memory;
    },
    close: async () => {
      await api.stop();
      await Promise.all([worker.stop(), bare.stop()]);
      await connection.close();
      await keys.end();
    },
  };
};
