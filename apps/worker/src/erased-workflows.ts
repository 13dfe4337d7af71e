import { endErased } from '@stafett/activities';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';

/** Ends the workflows whose key is destroyed, as the worker comes upon them. */
export type ErasedWorkflows = {
  /** For the codec: told again of one that is being ended, it does nothing. */
  readonly end: (workflowId: string) => void;
  /** Resolves when those it was told of have been seen to. */
  readonly atRest: () => Promise<void>;
};

/**
 * Nothing that a destroyed key sealed can be replayed, so that Temporal would hand the task out for ever. One that could not be
 * ended is ended when its task comes again.
 */
export const erasedWorkflows = (client: Client, log: Pick<Logger, 'info' | 'warn'>): ErasedWorkflows => {
  const ending = new Map<string, Promise<void>>();

  const endOne = async (workflowId: string): Promise<void> => {
    try {
      // Which it was is nobody's business any more.
      if (await endErased(client, workflowId)) log.info({}, 'a workflow was ended: its case is gallrad');
    } catch (error) {
      log.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'a workflow of a gallrad case was not ended',
      );
    } finally {
      ending.delete(workflowId);
    }
  };

  return {
    end: (workflowId) => {
      if (!ending.has(workflowId)) ending.set(workflowId, endOne(workflowId));
    },
    atRest: async () => {
      await Promise.all(ending.values());
    },
  };
};
