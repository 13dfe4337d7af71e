import { ActAnswer, AssignCoachRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const assignCoach = unitProcedure
  .input(AssignCoachRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
