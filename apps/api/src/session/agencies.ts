import { StartPage } from '@stafett/schemas';
import { notBuilt, publicProcedure } from '../trpc.ts';

export const agencies = publicProcedure.output(StartPage).query(() => notBuilt());
