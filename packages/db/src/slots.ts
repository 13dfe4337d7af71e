import {
  type IsoDate,
  type MeetingKind,
  type MeetingMode,
  meetingKinds,
  meetingModes,
  type SlotBook,
  type SlotRule,
  slotWeekdays,
} from '@stafett/domain';
import type { Database, Transaction } from './database.ts';
import { dateColumn, dayOf } from './dates.ts';
import type { Prisma, SlotRule as SlotRuleRow } from './generated/client.ts';

const known = <Code extends string>(codes: readonly Code[], stored: readonly string[]): readonly Code[] =>
  codes.filter((code) => stored.includes(code));

/** A rule as the domain has it. Throws for a weekday that the table's check would not have let in. */
export const slotRuleOf = (row: SlotRuleRow, agency: string): SlotRule => {
  const weekday = slotWeekdays.find((day) => day === row.weekday);
  if (weekday === undefined) throw new Error('a stored weekly time is on no working day');
  return {
    id: row.id,
    unit: { agency, unit: row.unitId },
    staff: row.staffId,
    weekday,
    from: row.fromClock,
    minutesLong: row.minutesLong,
    kinds: known<MeetingKind>(meetingKinds, row.kinds),
    modes: known<MeetingMode>(meetingModes, row.modes),
    validFrom: dayOf(row.validFrom),
    ...(row.validUntil ? { validUntil: dayOf(row.validUntil) } : {}),
  };
};

/**
 * What is known of the rules asked for, from one day to another: those of people who still work in a unit that is at work, which of their
 * days are taken, and when those people are away. It does not say who has taken a day.
 */
export const readSlotBook = async (
  store: Database | Transaction,
  asked: Prisma.SlotRuleWhereInput,
  from: IsoDate,
  to: IsoDate,
): Promise<SlotBook> => {
  const rows = await store.slotRule.findMany({
    where: { AND: [asked, { unit: { active: true }, staff: { active: true } }] },
    orderBy: { id: 'asc' },
    include: { unit: { select: { agencyId: true } }, staff: { select: { units: { select: { unitId: true } } } } },
  });
  const standing = rows.filter(({ unitId, staff }) => staff.units.some((works) => works.unitId === unitId));
  const days = { gte: dateColumn(from), lte: dateColumn(to) };
  const taken = await store.slotBooking.findMany({
    where: { ruleId: { in: standing.map(({ id }) => id) }, on: days },
    select: { ruleId: true, on: true },
  });
  const away = await store.absence.findMany({
    where: { staffId: { in: standing.map(({ staffId }) => staffId) }, from: { lte: days.lte }, to: { gte: days.gte } },
    select: { staffId: true, from: true, to: true },
  });
  return {
    rules: standing.map((row) => slotRuleOf(row, row.unit.agencyId)),
    taken: taken.map(({ ruleId, on }) => ({ rule: ruleId, on: dayOf(on) })),
    away: away.map((days) => ({ staff: days.staffId, from: dayOf(days.from), to: dayOf(days.to) })),
  };
};
