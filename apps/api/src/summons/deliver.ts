import { ActAnswer, DeliverSummonsRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const deliver = unitProcedure
  .input(DeliverSummonsRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
