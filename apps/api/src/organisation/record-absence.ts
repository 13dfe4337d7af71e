import { OwnAgency, RecordAbsenceRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const recordAbsence = unitProcedure
  .input(RecordAbsenceRequest)
  .output(OwnAgency)
  .mutation(() => notBuilt());
