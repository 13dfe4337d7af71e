import { AcknowledgeHandoverRequest, ActAnswer } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const acknowledge = unitProcedure
  .input(AcknowledgeHandoverRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
