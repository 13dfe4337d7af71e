import { DraftDiscarded, DraftRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { removeDraft } from './drafts.ts';

export const discardDraft = unitProcedure
  .input(DraftRequest)
  .output(DraftDiscarded)
  .mutation(async ({ ctx, input }) => ({
    discarded: await ctx.read((transaction) => removeDraft(transaction, ctx.actor, input)),
  }));
