import { OwnAgency } from '@stafett/schemas';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

export const ownAgency = administratorProcedure.output(OwnAgency).query(({ ctx }) => describeAgency(ctx));
