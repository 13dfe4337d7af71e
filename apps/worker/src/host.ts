import { type AtPoint, createActivities } from '@stafett/activities';
import type { Database } from '@stafett/db';
import { dataConverter, type Vault } from '@stafett/vault';
import { TASK_QUEUE } from '@stafett/workflows/messages';
import { Client } from '@temporalio/client';
import { type NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import type { Logger } from 'pino';
import { erasedWorkflows } from './erased-workflows.ts';

/** Each cached journey keeps its state in memory; the least used leave first and are replayed when they are needed. */
const MOST_CACHED_WORKFLOWS = 600;

export type HostOptions = {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** As the role stafett_worker. */
  readonly db: Database;
  readonly vault: Vault;
  readonly workflowBundle: WorkflowBundle;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly taskQueue?: string;
  readonly maxCachedWorkflows?: number;
  /** For fault tests. */
  readonly atPoint?: AtPoint;
  /** For tests that look at what Temporal stores: payloads in the clear. */
  readonly codec?: boolean;
  /** For tests that move journeys' clocks: a client whose workflows can be moved. */
  readonly client?: Client;
};

/** A worker that runs the workflows and their activities. */
export type Host = {
  /** Resolves when it has been shut down. */
  readonly running: Promise<void>;
  readonly isRunning: () => boolean;
  /** Finishes what is under way and ends. */
  readonly shutDown: () => Promise<void>;
};

/** A task is kept so long for the worker that knows its journey: after a crash it goes to another while a person still waits. */
const KEPT_FOR_SAME_WORKER = '3s';

/** Starts polling, and carries on at once what an earlier worker left in outbox and inbox. */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const { connection, namespace, db, vault, log, taskQueue = TASK_QUEUE, atPoint } = options;
  const codec = options.codec ?? true;
  const client =
    options.client ?? new Client({ connection, namespace, dataConverter: dataConverter(vault, { codec }) });
  const erased = erasedWorkflows(client, log);
  const { activities, sinks, carryOn, atRest } = createActivities({
    db,
    client,
    taskQueue,
    log: (what, facts) => log.info(facts, what),
    ...(atPoint ? { atPoint } : {}),
  });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    sinks: { points: { reached: { ...sinks.points.reached, callDuringReplay: false } } },
    dataConverter: dataConverter(vault, { codec, onErased: erased.end }),
    workflowBundle: options.workflowBundle,
    maxCachedWorkflows: options.maxCachedWorkflows ?? MOST_CACHED_WORKFLOWS,
    stickyQueueScheduleToStartTimeout: KEPT_FOR_SAME_WORKER,
    shutdownGraceTime: '5s',
    shutdownForceTime: '20s',
  });
  const running = worker.run();
  // Not awaited: the effects need this very worker.
  carryOn();
  return {
    running,
    isRunning: () => worker.getState() === 'RUNNING',
    shutDown: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await Promise.all([atRest(), erased.atRest()]);
    },
  };
};
