import { DraftDiscarded, DraftRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const discardDraft = unitProcedure
  .input(DraftRequest)
  .output(DraftDiscarded)
  .mutation(() => notBuilt());
