import { stockholmDate } from '@stafett/domain';
import { UnitSlots } from '@stafett/schemas';
import { managerProcedure } from '../trpc.ts';
import { readUnitSlots, unitSlotsOf } from './unit-slots.ts';

/** The weekly times for meetings that the manager's unit keeps. */
export const ofUnit = managerProcedure.output(UnitSlots).query(async ({ ctx }) => {
  const today = stockholmDate(ctx.clock());
  const book = await ctx.read((transaction) => readUnitSlots(transaction, ctx.actor.unit, today));
  return unitSlotsOf(book, ctx.actor, await ctx.names.read(), today);
});
