import { ListMeetingsRequest, MeetingList } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const list = unitProcedure
  .input(ListMeetingsRequest)
  .output(MeetingList)
  .query(() => notBuilt());
