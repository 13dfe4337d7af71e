import { ActAnswer, AssignTaskRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const assign = unitProcedure
  .input(AssignTaskRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
