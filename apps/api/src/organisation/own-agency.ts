import { OwnAgency } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const ownAgency = unitProcedure.output(OwnAgency).query(() => notBuilt());
