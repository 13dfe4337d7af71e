import { ConfirmGallringRequest, GallringRow } from '@stafett/schemas';
import { decideAndStore } from './decided.ts';
import { gallringProcedure } from './gallring-procedure.ts';

/** The first of two confirmations, or the second, by somebody else. */
export const confirm = gallringProcedure
  .input(ConfirmGallringRequest)
  .output(GallringRow)
  .mutation(({ ctx, input: { gallring, version } }) =>
    decideAndStore(ctx, gallring, { type: 'confirmGallring', version }),
  );
