import { ActAnswer, StartPlacementRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const startPlacement = unitProcedure
  .input(StartPlacementRequest)
  .output(ActAnswer)
  .mutation(() => notBuilt());
