import { Figures, FiguresRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const get = unitProcedure
  .input(FiguresRequest)
  .output(Figures)
  .query(() => notBuilt());
