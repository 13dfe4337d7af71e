import { ActAnswer, WithdrawHandoverRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const withdraw = unitProcedure
  .input(WithdrawHandoverRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
