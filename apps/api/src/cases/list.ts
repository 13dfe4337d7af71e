import { CaseList, ListCasesRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const list = unitProcedure
  .input(ListCasesRequest)
  .output(CaseList)
  .query(() => notBuilt());
