import { ImportReport, ImportRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const run = unitProcedure
  .input(ImportRequest)
  .output(ImportReport)
  .mutation(({ ctx, input }) => ctx.imports.run(ctx.actor, input));
