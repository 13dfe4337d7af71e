import { OwnAgency, SaveStaffRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const saveStaff = unitProcedure
  .input(SaveStaffRequest)
  .output(OwnAgency)
  .mutation(() => notBuilt());
