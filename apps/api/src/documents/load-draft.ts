import { DraftLoaded, DraftRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { readDraft } from './drafts.ts';

export const loadDraft = unitProcedure
  .input(DraftRequest)
  .output(DraftLoaded)
  .query(async ({ ctx, input }) => {
    const opened = await ctx.read((transaction) => readDraft(transaction, ctx.vault, ctx.actor, input));
    const draft = await opened?.();
    return draft ? { draft } : {};
  });
