import { ActAnswer, BookMeetingRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const book = unitProcedure
  .input(BookMeetingRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
