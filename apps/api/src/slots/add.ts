import { randomUUID } from 'node:crypto';
import { dateColumn } from '@stafett/db';
import { onlyARuleAhead, onlyARuleWithTimes, type SlotRule, stockholmDate } from '@stafett/domain';
import { AddSlotRuleRequest, UnitSlots } from '@stafett/schemas';
import { onlyAColleague } from '../organisation/in-the-directory.ts';
import { managerProcedure } from '../trpc.ts';
import { atItsField, onlyBesideTheOthers } from './rules.ts';
import { readUnitSlots, unitSlotsOf } from './unit-slots.ts';

/**
 * A weekly time for meetings, held by somebody in the manager's unit. Refuses at the field one that is not ahead, that never comes, or that
 * runs into another of the same person's.
 */
export const add = managerProcedure
  .input(AddSlotRuleRequest)
  .output(UnitSlots)
  .mutation(async ({ ctx, input: { clock, from, until, ...rest } }) => {
    const today = stockholmDate(ctx.clock());
    const { agency, unit } = ctx.actor;
    const rule: SlotRule = {
      id: randomUUID(),
      unit: { agency, unit },
      ...rest,
      from: clock,
      validFrom: from,
      ...(until ? { validUntil: until } : {}),
    };
    const book = await ctx.read(async (transaction) => {
      await onlyAColleague(transaction, unit, rest.staff, 'staff');
      await onlyBesideTheOthers(transaction, rule, today);
      const not = onlyARuleAhead(rule, today) ?? onlyARuleWithTimes(rule);
      if (not) throw atItsField(not, rule.id);
      await transaction.slotRule.create({
        data: {
          id: rule.id,
          unitId: unit,
          staffId: rule.staff,
          weekday: rule.weekday,
          fromClock: rule.from,
          minutesLong: rule.minutesLong,
          kinds: [...rule.kinds],
          modes: [...rule.modes],
          validFrom: dateColumn(from),
          validUntil: until ? dateColumn(until) : null,
        },
      });
      return readUnitSlots(transaction, unit, today);
    });
    return unitSlotsOf(book, ctx.actor, await ctx.names.read(), today);
  });
