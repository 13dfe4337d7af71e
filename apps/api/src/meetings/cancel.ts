import { ActAnswer, CancelMeetingRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const cancel = unitProcedure
  .input(CancelMeetingRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
