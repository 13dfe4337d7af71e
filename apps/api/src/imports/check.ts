import { ImportReport, ImportRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const check = unitProcedure
  .input(ImportRequest)
  .output(ImportReport)
  .mutation(() => notBuilt());
