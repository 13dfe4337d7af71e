import { ActAnswer, SavePlanRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const savePlan = unitProcedure
  .input(SavePlanRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
