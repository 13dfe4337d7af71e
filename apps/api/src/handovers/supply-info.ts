import { ActAnswer, SupplyHandoverInfoRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const supplyInfo = unitProcedure
  .input(SupplyHandoverInfoRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
