import { AcceptHandoverRequest, ActAnswer } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const accept = unitProcedure
  .input(AcceptHandoverRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
