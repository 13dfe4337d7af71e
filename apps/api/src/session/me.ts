import { SessionMe } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const me = unitProcedure.output(SessionMe).query(() => notBuilt());
