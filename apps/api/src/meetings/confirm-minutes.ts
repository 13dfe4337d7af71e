import { ActAnswer, ConfirmMinutesRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const confirmMinutes = unitProcedure
  .input(ConfirmMinutesRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
