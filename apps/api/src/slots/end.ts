import { dateColumn, slotRuleOf } from '@stafett/db';
import { stockholmDate } from '@stafett/domain';
import { EndSlotRuleRequest, UnitSlots } from '@stafett/schemas';
import { invalidField, Refused } from '../problems/refuse.ts';
import { managerProcedure } from '../trpc.ts';
import { onlyBesideTheOthers } from './rules.ts';
import { readUnitSlots, unitSlotsOf } from './unit-slots.ts';

/**
 * The last day of a weekly time in the manager's unit; one that has not begun by then is taken away. What is booked stays booked. Refuses a
 * day that has been, and `notAllowed` for another unit's.
 */
export const end = managerProcedure
  .input(EndSlotRuleRequest)
  .output(UnitSlots)
  .mutation(async ({ ctx, input: { rule: id, until } }) => {
    const today = stockholmDate(ctx.clock());
    const { agency, unit } = ctx.actor;
    if (until < today) throw invalidField('until', 'slotInPast');
    const book = await ctx.read(async (transaction) => {
      const row = await transaction.slotRule.findFirst({ where: { id, unitId: unit } });
      if (!row) throw new Refused('notAllowed');
      const rule = slotRuleOf(row, agency);
      if (until < rule.validFrom) await transaction.slotRule.deleteMany({ where: { id } });
      else {
        // A later end than it had may run into what has come after it.
        await onlyBesideTheOthers(transaction, { ...rule, validUntil: until }, today);
        await transaction.slotRule.updateMany({ where: { id }, data: { validUntil: dateColumn(until) } });
      }
      return readUnitSlots(transaction, unit, today);
    });
    return unitSlotsOf(book, ctx.actor, await ctx.names.read(), today);
  });
