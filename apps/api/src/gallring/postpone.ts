import { GallringRow, PostponeGallringRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { decideAndStore } from './decided.ts';

/** Keeps the share for longer, with a reason; what was confirmed is taken away. */
export const postpone = unitProcedure
  .input(PostponeGallringRequest)
  .output(GallringRow)
  .mutation(({ ctx, input: { gallring, ...rest } }) =>
    decideAndStore(ctx, gallring, { type: 'postponeGallring', ...rest }),
  );
