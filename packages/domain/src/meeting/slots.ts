import { dayNumberOf, weekdayOf } from '../calendar/day-number.ts';
import { addDays, atTime, daysBetween, type Instant, type IsoDate, isWorkingDay } from '../calendar/index.ts';
import { type Guard, no } from '../case/act.ts';
import type { StaffId, UnitRef } from '../organisation/organisation.ts';
import type { Meeting, MeetingKind, MeetingMode, SlotRef } from './meeting.ts';

/** Monday is 1, Friday 5: the authorities meet nobody at weekends. */
export const slotWeekdays = [1, 2, 3, 4, 5] as const;
export type SlotWeekday = (typeof slotWeekdays)[number];

/** A bookable time that comes every week, as three of Arbetsförmedlingen's caseworkers hold for flerpartssamtal in Kävlinge. */
export type SlotRule = {
  readonly id: string;
  readonly unit: UnitRef;
  readonly staff: StaffId;
  readonly weekday: SlotWeekday;
  /** Swedish time, HH:MM. */
  readonly from: string;
  readonly minutesLong: number;
  readonly kinds: readonly MeetingKind[];
  /** How one may meet then: at the place, by video, by phone. */
  readonly modes: readonly MeetingMode[];
  readonly validFrom: IsoDate;
  /** The last day, if the end is known. */
  readonly validUntil?: IsoDate;
};

/** One use of a rule that may be booked. */
export type Slot = SlotRef & {
  readonly startsAt: Instant;
  readonly minutesLong: number;
  readonly unit: UnitRef;
  readonly staff: StaffId;
  readonly kinds: readonly MeetingKind[];
  readonly modes: readonly MeetingMode[];
};

/** Days on which somebody is away, both included. */
export type Away = { readonly staff: StaffId; readonly from: IsoDate; readonly to: IsoDate };

/** What is known of some rules: which of their slots are taken, and when those who hold them are away. Of the meetings it says nothing. */
export type SlotBook = {
  readonly rules: readonly SlotRule[];
  readonly taken: readonly SlotRef[];
  readonly away: readonly Away[];
};

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MINUTES_A_DAY = 24 * 60;
const SHORTEST = 5;
const LONGEST = 480;
// A year and a day of slots is more than anybody looks at; it bounds what one question costs.
const MOST_DAYS = 367;

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const endMinute = ({ from, minutesLong }: SlotRule): number => minuteOf(from) + minutesLong;

const wrongPartOf = (rule: SlotRule): keyof SlotRule | undefined => {
  if (!slotWeekdays.includes(rule.weekday)) return 'weekday';
  if (!CLOCK.test(rule.from)) return 'from';
  if (!Number.isSafeInteger(rule.minutesLong) || rule.minutesLong < SHORTEST || rule.minutesLong > LONGEST)
    return 'minutesLong';
  if (endMinute(rule) > MINUTES_A_DAY) return 'minutesLong';
  if (rule.kinds.length === 0) return 'kinds';
  if (rule.modes.length === 0) return 'modes';
  return rule.validUntil !== undefined && rule.validUntil < rule.validFrom ? 'validUntil' : undefined;
};

/** A rule is a weekday, a time of day and a length that fit in one day, for some kind of meeting, for a while. */
const onlyASoundRule = (rule: SlotRule): Guard => {
  const part = wrongPartOf(rule);
  return part && no('slotRuleWrong', { rule: rule.id, part });
};

/** A new rule begins today at the earliest: nobody books what has been. */
export const onlyARuleAhead = ({ id, validFrom }: SlotRule, today: IsoDate): Guard =>
  validFrom < today ? no('slotRuleInPast', { rule: id, part: 'validFrom' }) : undefined;

/** A rule that ends before its weekday has come once, holidays left out, makes no time at all. */
export const onlyARuleWithTimes = (rule: SlotRule): Guard =>
  rule.validUntil !== undefined &&
  freeSlots({ rules: [rule], taken: [], away: [] }, rule.validFrom, rule.validUntil).length === 0
    ? no('slotRuleEmpty', { rule: rule.id, part: 'validUntil' })
    : undefined;

const isSameTime = (a: SlotRule, b: SlotRule): boolean =>
  a.staff === b.staff &&
  a.weekday === b.weekday &&
  minuteOf(a.from) < endMinute(b) &&
  minuteOf(b.from) < endMinute(a) &&
  (a.validUntil === undefined || b.validFrom <= a.validUntil) &&
  (b.validUntil === undefined || a.validFrom <= b.validUntil);

/** Nobody is in two meetings at once: two rules of one person overlap neither in the week nor in the weeks they stand for. */
const noRulesOverlap = (rules: readonly SlotRule[]): Guard => {
  for (const [n, first] of rules.entries()) {
    const second = rules.slice(n + 1).find((other) => isSameTime(first, other));
    if (second) return no('slotsOverlap', { first: first.id, second: second.id });
  }
  return undefined;
};

/** Takes all rules of a unit as they are to be. Gives the reason why not: the part of a rule that is wrong, or which two overlap. */
export const checkSlotRules = (rules: readonly SlotRule[]): Guard =>
  rules.reduce<Guard>((found, rule) => found ?? onlyASoundRule(rule), undefined) ?? noRulesOverlap(rules);

const isOn = ({ weekday, validFrom, validUntil }: SlotRule, on: IsoDate): boolean =>
  weekdayOf(dayNumberOf(on)) + 1 === weekday &&
  on >= validFrom &&
  (validUntil === undefined || on <= validUntil) &&
  isWorkingDay(on);

const slotOn = (rule: SlotRule, on: IsoDate): Slot => ({
  rule: rule.id,
  on,
  startsAt: atTime(on, rule.from),
  minutesLong: rule.minutesLong,
  unit: rule.unit,
  staff: rule.staff,
  kinds: rule.kinds,
  modes: rule.modes,
});

const isTaken = (taken: readonly SlotRef[], { rule, on }: SlotRef): boolean =>
  taken.some((other) => other.rule === rule && other.on === on);

const isAway = (away: readonly Away[], staff: StaffId, on: IsoDate): boolean =>
  away.some((days) => days.staff === staff && days.from <= on && on <= days.to);

/** Whether the rule makes a time that day and whoever holds it is there. */
const comesOn = (rule: SlotRule, away: readonly Away[], on: IsoDate): boolean =>
  isOn(rule, on) && !isAway(away, rule.staff, on);

/**
 * The bookable times from one day to another (both included, a year at most), in order: of each rule on its weekday while it stands, in
 * Swedish time on both sides of a clock change, not on holidays and their eves, not while whoever holds it is away, nor where somebody has
 * booked already.
 */
export const freeSlots = ({ rules, taken, away }: SlotBook, from: IsoDate, to: IsoDate): readonly Slot[] => {
  const days = Math.min(daysBetween(from, to) + 1, MOST_DAYS);
  return Array.from({ length: Math.max(0, days) }, (_, n) => addDays(from, n))
    .flatMap((on) => rules.filter((rule) => comesOn(rule, away, on)).map((rule) => slotOn(rule, on)))
    .filter((slot) => !isTaken(taken, slot))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
};

/** The time that a reference to a slot means, taken or not; undefined where its rule makes none that day. */
export const slotAt = ({ rules, away }: SlotBook, { rule: id, on }: SlotRef): Slot | undefined => {
  const rule = rules.find((one) => one.id === id);
  return rule && comesOn(rule, away, on) ? slotOn(rule, on) : undefined;
};

/** The slots that a meeting holds: its own once the time is set; until then each that is proposed. */
export const slotsHeldBy = ({ status, slot, times = [] }: Meeting): readonly SlotRef[] => {
  switch (status) {
    case 'proposed':
      return times.flatMap((time) => time.slot ?? []);
    case 'planned':
    case 'held':
      return slot ? [slot] : [];
    case 'cancelled':
      return [];
  }
};
