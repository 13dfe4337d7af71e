import { GallringRow, PostponeGallringRequest } from '@stafett/schemas';
import { decideAndStore } from './decided.ts';
import { gallringProcedure } from './gallring-procedure.ts';

/** Keeps the share for longer, with a reason; what was confirmed is taken away. */
export const postpone = gallringProcedure
  .input(PostponeGallringRequest)
  .output(GallringRow)
  .mutation(({ ctx, input: { gallring, ...rest } }) =>
    decideAndStore(ctx, gallring, { type: 'postponeGallring', ...rest }),
  );
