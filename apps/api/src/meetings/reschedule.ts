import { ActAnswer, RescheduleMeetingRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const reschedule = unitProcedure
  .input(RescheduleMeetingRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
