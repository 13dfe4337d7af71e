import { ImportList } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const list = unitProcedure.output(ImportList).query(() => notBuilt());
