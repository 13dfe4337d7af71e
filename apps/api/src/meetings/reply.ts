import { ActAnswer, ReplyToMeetingRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const reply = unitProcedure
  .input(ReplyToMeetingRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
