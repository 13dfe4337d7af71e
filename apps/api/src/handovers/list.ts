import { HandoverList, ListHandoversRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const list = unitProcedure
  .input(ListHandoversRequest)
  .output(HandoverList)
  .query(() => notBuilt());
