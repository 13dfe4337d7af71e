import { ConfirmGallringRequest, GallringRow } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';
import { decideAndStore } from './decided.ts';

/** The first of two confirmations, or the second, by somebody else. */
export const confirm = unitProcedure
  .input(ConfirmGallringRequest)
  .output(GallringRow)
  .mutation(({ ctx, input: { gallring, version } }) =>
    decideAndStore(ctx, gallring, { type: 'confirmGallring', version }),
  );
