import { ActAnswer, AssignCaseworkerRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const assignCaseworker = unitProcedure
  .input(AssignCaseworkerRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
