import { ActAnswer, ClaimTaskRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const claim = unitProcedure
  .input(ClaimTaskRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
