import { CaseView, GetCaseRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const get = unitProcedure
  .input(GetCaseRequest)
  .output(CaseView)
  .query(() => notBuilt());
