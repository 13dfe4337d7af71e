import { Directory } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const directory = unitProcedure.output(Directory).query(() => notBuilt());
