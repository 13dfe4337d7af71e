import { SearchCasesRequest, SearchResult } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const search = unitProcedure
  .input(SearchCasesRequest)
  .output(SearchResult)
  .mutation(() => notBuilt());
