import { DraftSaved, SaveDraftRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const saveDraft = unitProcedure
  .input(SaveDraftRequest)
  .output(DraftSaved)
  .mutation(() => notBuilt());
