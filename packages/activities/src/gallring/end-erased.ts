import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/**
 * Ends a workflow that remembers what nobody can read any more, because its key is destroyed: one in a store of Temporal's that was put back,
 * or that had not come to its end when its case was gallrad. One that has ended is left as it is. Gives whether there was one to end.
 */
export const endErased = async (client: Client, workflowId: string): Promise<boolean> => {
  try {
    await client.workflow.getHandle(workflowId).terminate('gallrad');
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
};
