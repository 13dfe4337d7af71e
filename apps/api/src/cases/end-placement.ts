import { ActAnswer, EndPlacementRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const endPlacement = unitProcedure
  .input(EndPlacementRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
