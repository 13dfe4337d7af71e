import { SetCapacityRequest, WaitingListAnswer } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const setCapacity = unitProcedure
  .input(SetCapacityRequest)
  .output(WaitingListAnswer)
  .mutation(() => notBuilt());
