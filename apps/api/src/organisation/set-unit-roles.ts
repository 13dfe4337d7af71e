import { OwnAgency, SetUnitRolesRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const setUnitRoles = unitProcedure
  .input(SetUnitRolesRequest)
  .output(OwnAgency)
  .mutation(() => notBuilt());
