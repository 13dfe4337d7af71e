import { ActAnswer, SendHandoverRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const send = unitProcedure
  .input(SendHandoverRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
