import { ActAnswer, RecordMeetingReplyRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const recordReply = unitProcedure
  .input(RecordMeetingReplyRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
