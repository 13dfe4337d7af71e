import { HandoverPreview, PreviewHandoverRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const preview = unitProcedure
  .input(PreviewHandoverRequest)
  .output(HandoverPreview)
  .mutation(() => notBuilt());
