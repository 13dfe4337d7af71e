import { dateColumn, readSlotBook, type Transaction } from '@stafett/db';
import { addDays, freeSlots, type IsoDate, type SlotBook } from '@stafett/domain';
import type { UnitSlots } from '@stafett/schemas';
import type { StaffActor } from '../context.ts';
import type { Names } from '../organisation/name-book.ts';

/** How far ahead a meeting may be booked. */
const AHEAD_DAYS = 366;

/** The weekly times of a unit that have not ended, with the days ahead that are taken. */
export const readUnitSlots = (transaction: Transaction, unit: string, today: IsoDate): Promise<SlotBook> =>
  readSlotBook(
    transaction,
    { unitId: unit, OR: [{ validUntil: null }, { validUntil: { gte: dateColumn(today) } }] },
    today,
    addDays(today, AHEAD_DAYS),
  );

/** Who in the unit may hold a weekly time: those who work with cases there. */
const slotHolders = ({ unit }: Pick<StaffActor, 'unit'>, names: Names): UnitSlots['staff'] => {
  const found = (['caseworker', 'coach', 'manager'] as const).flatMap((role) => names.holding(role, unit));
  return [...new Map(found.map((staff) => [staff.id, staff])).values()].sort((a, b) =>
    a.name.localeCompare(b.name, 'sv'),
  );
};

export const unitSlotsOf = (book: SlotBook, actor: StaffActor, names: Names, today: IsoDate): UnitSlots => {
  const free = freeSlots(book, today, addDays(today, AHEAD_DAYS));
  return {
    rules: book.rules
      .toSorted((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from))
      .map((rule) => {
        const nextFree = free.find((slot) => slot.rule === rule.id)?.on;
        return {
          id: rule.id,
          staff: names.staff(rule.staff),
          weekday: rule.weekday,
          clock: rule.from,
          minutesLong: rule.minutesLong,
          kinds: [...rule.kinds],
          modes: [...rule.modes],
          from: rule.validFrom,
          ...(rule.validUntil ? { until: rule.validUntil } : {}),
          booked: book.taken
            .filter((taken) => taken.rule === rule.id)
            .map(({ on }) => on)
            .toSorted(),
          ...(nextFree ? { nextFree } : {}),
        };
      }),
    staff: slotHolders(actor, names),
  };
};
