import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { inject } from 'vitest';

/** Workflows of one test file never meet those of another when each has a task queue of its own. */
export const freshTaskQueue = (): string => `test-${randomBytes(8).toString('hex')}`;

/**
 * Makes a namespace on the run's Temporal server, for a test that lists or counts workflows. Gives its name.
 * A fresh task queue is enough for every other test, and quicker.
 */
export const freshNamespace = async (address: string = inject('servers').temporalAddress): Promise<string> => {
  const namespace = `test-${randomBytes(8).toString('hex')}`;
  const connection = await Connection.connect({ address });
  try {
    const seconds = 86_400 as never;
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds } });
    return namespace;
  } finally {
    await connection.close();
  }
};

export type TestWorker = {
  /** Ends it in good order; what it was doing is finished first. */
  stop: () => Promise<void>;
};

let quiet = false;

/** Starts a real worker in the test's process, on the run's Temporal server unless `address` names another. */
export const startTestWorker = async (
  options: Omit<WorkerOptions, 'connection'> & { taskQueue: string; address?: string },
): Promise<TestWorker> => {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') });
  quiet = true;
  const {
    address = inject('servers').temporalAddress,
    namespace = inject('servers').temporalNamespace,
    ...rest
  } = options;
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({ ...rest, namespace, connection });
  const running = worker.run();
  return {
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await connection.close();
    },
  };
};
