import { DraftLoaded, DraftRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const loadDraft = unitProcedure
  .input(DraftRequest)
  .output(DraftLoaded)
  .query(() => notBuilt());
