import { ActAnswer, HandBackTaskRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const handBack = unitProcedure
  .input(HandBackTaskRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
