import { ActAnswer, RecordMinutesRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const recordMinutes = unitProcedure
  .input(RecordMinutesRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
