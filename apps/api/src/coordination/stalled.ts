import { StalledCases, StalledRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const stalled = unitProcedure
  .input(StalledRequest)
  .output(StalledCases)
  .query(() => notBuilt());
