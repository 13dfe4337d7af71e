import { ActAnswer, RecordIncomeRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const recordIncome = unitProcedure
  .input(RecordIncomeRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
