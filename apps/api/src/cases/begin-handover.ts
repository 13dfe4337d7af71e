import { ActAnswer, BeginHandoverRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const beginHandover = unitProcedure
  .input(BeginHandoverRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
