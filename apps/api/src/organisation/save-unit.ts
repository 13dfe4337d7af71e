import { OwnAgency, SaveUnitRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const saveUnit = unitProcedure
  .input(SaveUnitRequest)
  .output(OwnAgency)
  .mutation(() => notBuilt());
