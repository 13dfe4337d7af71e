import { ImportList } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

export const list = unitProcedure
  .output(ImportList)
  .query(async ({ ctx }) => ({ imports: [...(await ctx.imports.progress(ctx.actor))] }));
