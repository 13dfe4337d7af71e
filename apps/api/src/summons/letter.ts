import { SummonsLetter, SummonsLetterRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const letter = unitProcedure
  .input(SummonsLetterRequest)
  .output(SummonsLetter)
  .query(() => notBuilt());
