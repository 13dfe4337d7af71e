import { ActAnswer, WithdrawSummonsRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const withdraw = unitProcedure
  .input(WithdrawSummonsRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
