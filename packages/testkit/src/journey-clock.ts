import { randomUUID } from 'node:crypto';
import { Connection, type WorkflowHandle } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { inject } from 'vitest';

/** How a workflow's clock runs: `held` stands by until `fastForward`; `free` skips every wait when nothing is under way. */
export type ClockMode = 'held' | 'free';

/**
 * A connection to the run's Temporal server (or another) whose workflows can have their clocks moved. Takes the mode that
 * workflows started over it get. Close it when done.
 */
export const connectWithClock = async (
  mode: ClockMode = 'held',
  address: string = inject('servers').temporalAddress,
): Promise<Connection> => {
  const connection = await Connection.connect({ address });
  const timeSkippingConfig = { enabled: mode === 'free' };
  const service = connection.workflowService;
  const start = service.startWorkflowExecution.bind(service);
  const signalWithStart = service.signalWithStartWorkflowExecution.bind(service);
  const several = service.executeMultiOperation.bind(service);
  Object.assign(service, {
    startWorkflowExecution: (request: object) => start({ ...request, timeSkippingConfig }),
    signalWithStartWorkflowExecution: (request: object) => signalWithStart({ ...request, timeSkippingConfig }),
    executeMultiOperation: (request: temporal.api.workflowservice.v1.IExecuteMultiOperationRequest) =>
      several({
        ...request,
        operations: (request.operations ?? []).map((operation) =>
          operation.startWorkflow
            ? { ...operation, startWorkflow: { ...operation.startWorkflow, timeSkippingConfig } }
            : operation,
        ),
      }),
  });
  return connection;
};

// temporal.api.enums.v1.FastForwardPollingResult; the package's values can't be imported by name outside a bundler.
const COMPLETED = 2;
const FAILED = 3;

const MS_PER_DAY = 86_400_000;

/** A span in milliseconds. */
export const days = (count: number): number => count * MS_PER_DAY;

/**
 * Moves one workflow's clock ahead, firing what falls due on the way, and returns when it has arrived; the clock then
 * runs at its ordinary pace. Takes a span in milliseconds of the workflow's own time. Refuses when the workflow ends
 * first. At most 200 waits can be skipped in one run of a workflow.
 */
export const fastForward = async (handle: WorkflowHandle, spanMs: number): Promise<void> => {
  const id = randomUUID();
  const service = handle.client.workflowService;
  const namespace = handle.client.options.namespace;
  const workflowExecution = { workflowId: handle.workflowId };
  const duration = { seconds: Math.floor(spanMs / 1000) as never, nanos: (spanMs % 1000) * 1_000_000 };
  await service.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration } } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const answer = await service.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
    if (answer.fastForwardPollingResult === COMPLETED) return;
    if (answer.fastForwardPollingResult === FAILED) {
      throw new Error(`The clock of ${handle.workflowId} could not be moved: ${answer.failedReason}`);
    }
  }
};
