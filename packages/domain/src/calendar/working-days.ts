import { dateOfDayNumber, dayNumberOf, weekdayOf } from './day-number.ts';
import { weekdaysOffIn } from './holidays.ts';
import { type Instant, type IsoDate, stockholmDate, yearOf } from './time.ts';

// Days are counted from a Monday (day number -3), so that a week is five weekdays and two days of weekend.
const MONDAY = -3;

/** How many weekdays lie from that Monday up to and including the day. */
const weekdaysThrough = (day: number): number => {
  const weeks = Math.floor((day - MONDAY) / 7);
  return weeks * 5 + Math.min(weekdayOf(day) + 1, 5);
};

/** The day that is number `count` in that count. */
const weekdayNumber = (count: number): number => {
  const weeks = Math.floor((count - 1) / 5);
  return MONDAY + weeks * 7 + (count - 1 - weeks * 5);
};

const daysOffBetween = (after: IsoDate, through: IsoDate): number => {
  const from = dayNumberOf(after);
  const to = dayNumberOf(through);
  let count = 0;
  for (let year = yearOf(after); year <= yearOf(through); year += 1) {
    for (const day of weekdaysOffIn(year)) if (day > from && day <= to) count += 1;
  }
  return count;
};

/** Whether the authorities work that day: Monday–Friday, no public holiday, none of midsommarafton, julafton and nyårsafton. */
export const isWorkingDay = (date: IsoDate): boolean => {
  const day = dayNumberOf(date);
  return weekdayOf(day) < 5 && !weekdaysOffIn(yearOf(date)).includes(day);
};

/** The `days`th working day before the date: one working day before a Monday is Friday. 0 gives the date itself. */
export const workingDayBefore = (date: IsoDate, days: number): IsoDate => {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`not a whole number of working days ≥ 0: ${days}`);
  let at = date;
  for (let missing = days; missing > 0; ) {
    at = dateOfDayNumber(dayNumberOf(at) - 1);
    if (isWorkingDay(at)) missing -= 1;
  }
  return at;
};

/** The date itself if it is a working day, else the first after it. */
export const nextWorkingDay = (date: IsoDate): IsoDate => {
  let next = date;
  while (!isWorkingDay(next)) next = dateOfDayNumber(dayNumberOf(next) + 1);
  return next;
};

/**
 * Working days after `from` up to and including `to`: 0 on the same day, 1 from Friday to Monday. Negative when `to` comes first, and
 * then the working days after `to` up to and including `from`.
 */
export const workingDaysBetween = (from: IsoDate, to: IsoDate): number => {
  // 0 - n, not -n: there is no -0 in a list, and none survives JSON.
  if (to < from) return 0 - workingDaysBetween(to, from);
  return weekdaysThrough(dayNumberOf(to)) - weekdaysThrough(dayNumberOf(from)) - daysOffBetween(from, to);
};

/**
 * The `days`th working day after the date, counted as `workingDaysBetween` counts: one working day after a Friday or a Saturday is
 * Monday. 0 gives `nextWorkingDay`. RangeError unless whole and ≥ 0.
 */
export const addWorkingDays = (date: IsoDate, days: number): IsoDate => {
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError(`not a whole number of working days ≥ 0: ${days}`);
  if (days === 0) return nextWorkingDay(date);
  let at = date;
  let missing = days;
  // Step over so many weekdays; those of them that were days off are still missing. A stride without any ends on a working day.
  while (missing > 0) {
    const reached = dateOfDayNumber(weekdayNumber(weekdaysThrough(dayNumberOf(at)) + missing));
    missing -= workingDaysBetween(at, reached);
    at = reached;
  }
  return at;
};

/**
 * Working days left until the day of `due`, as days in Stockholm: 0 when it is due today, negative when working days have passed since.
 * Whether it is late is another question (`due < now`): at three o'clock what was due at noon is late with 0 left.
 */
export const workingDaysLeft = (now: Instant, due: Instant): number =>
  workingDaysBetween(stockholmDate(now), stockholmDate(due));
