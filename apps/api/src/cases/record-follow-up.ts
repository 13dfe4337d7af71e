import { ActAnswer, RecordFollowUpRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const recordFollowUp = unitProcedure
  .input(RecordFollowUpRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
