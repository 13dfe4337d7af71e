import { ImportReport, ImportRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const check = unitProcedure
  .input(ImportRequest)
  .output(ImportReport)
  .mutation(({ ctx, input }) => ctx.imports.check(ctx.actor, input));
