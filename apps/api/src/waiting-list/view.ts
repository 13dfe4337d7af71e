import { WaitingListRequest, WaitingListView } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const view = unitProcedure
  .input(WaitingListRequest)
  .output(WaitingListView)
  .query(() => notBuilt());
