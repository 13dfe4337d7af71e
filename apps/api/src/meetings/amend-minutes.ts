import { ActAnswer, AmendMinutesRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const amendMinutes = unitProcedure
  .input(AmendMinutesRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
