import { CallNextRequest, WaitingListAnswer } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const callNext = unitProcedure
  .input(CallNextRequest)
  .output(WaitingListAnswer)
  .mutation(() => notBuilt());
