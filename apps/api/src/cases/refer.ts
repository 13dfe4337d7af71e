import { ActAnswer, ReferCaseRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const refer = unitProcedure
  .input(ReferCaseRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
