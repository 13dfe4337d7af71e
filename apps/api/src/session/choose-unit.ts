import { ChooseUnitRequest, SessionMe } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const chooseUnit = unitProcedure
  .input(ChooseUnitRequest)
  .output(SessionMe)
  .mutation(() => notBuilt());
