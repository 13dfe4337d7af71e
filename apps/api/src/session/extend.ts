import { SessionExtended } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const extend = unitProcedure.output(SessionExtended).mutation(() => notBuilt());
