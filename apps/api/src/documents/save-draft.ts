import { DraftSaved, SaveDraftRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { sealDraft, writeDraft } from './drafts.ts';

export const saveDraft = unitProcedure
  .input(SaveDraftRequest)
  .output(DraftSaved)
  .mutation(async ({ ctx, input: { fields, ...request } }) => {
    const ciphertext = await sealDraft(ctx.vault, ctx.actor, request, fields);
    const savedAt = ctx.clock();
    // Of what is destroyed nothing is kept, and nobody is told that there was something.
    if (ciphertext) await ctx.read((transaction) => writeDraft(transaction, ctx.actor, request, ciphertext, savedAt));
    return { savedAt };
  });
