import { Temporal } from 'temporal-polyfill';
import { dateOfDayNumber, dayNumberOf, weekdayOf } from './day-number.ts';

/** A point in time as JSON carries it: always UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`, years 0000–9999, so that string order is time order. */
export type Instant = string & { readonly __instant: true };

/** A day in the calendar, `YYYY-MM-DD`, without a time zone. String order is time order. */
export type IsoDate = string & { readonly __date: true };

/** Days are calendar days in Stockholm (the clock on the wall stays); hours, minutes and seconds are elapsed time. Whole numbers, any sign. */
export type Span = { days?: number; hours?: number; minutes?: number; seconds?: number };

const STOCKHOLM = 'Europe/Stockholm';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

// Cut short: an error may be logged, and a wrongly mapped field may hold anything.
const shown = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);

const whole = (value: number, what: string): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of ${what}: ${shown(value)}`);
  return value;
};

// `Date` only turns milliseconds into text and back, ten times as fast as Temporal; every rule about time zones is Temporal's.
const instantOf = (milliseconds: number): Instant | undefined => {
  const time = new Date(milliseconds);
  const text = Number.isNaN(time.getTime()) ? '' : time.toISOString();
  return text.length === 24 ? (text as Instant) : undefined;
};

const parsedMilliseconds = (text: string): number => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
};

const millisecondsOf = (value: string | Temporal.Instant | number): number => {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number.NaN;
  if (typeof value === 'string') return parsedMilliseconds(value);
  return value instanceof Temporal.Instant ? value.epochMilliseconds : Number.NaN;
};

const milliseconds = (at: Instant): number => {
  const value = Date.parse(at);
  if (Number.isNaN(value)) throw new RangeError(`not an instant: ${shown(at)}`);
  return value;
};

/**
 * Takes an ISO 8601 text with an offset or Z, a Temporal.Instant or whole milliseconds since 1970; finer than a millisecond is cut off
 * towards the past. Refuses (RangeError) a text without an offset, a day or time that does not exist, and years outside 0000–9999.
 */
export const instant = (value: string | Temporal.Instant | number): Instant => {
  // Only the already normal text survives the round trip unchanged: 30 February comes back as 2 March.
  if (typeof value === 'string' && INSTANT.test(value) && instantOf(Date.parse(value)) === value)
    return value as Instant;
  const normal = instantOf(millisecondsOf(value));
  if (normal === undefined) throw new RangeError(`not an instant: ${shown(value)}`);
  return normal;
};

/** Takes `YYYY-MM-DD` or a Temporal.PlainDate. Refuses (RangeError) everything else, an instant too: which day that is depends on the time zone (`stockholmDate`). */
export const isoDate = (value: string | Temporal.PlainDate): IsoDate => {
  const text = value instanceof Temporal.PlainDate ? value.toString({ calendarName: 'never' }) : value;
  if (typeof text !== 'string' || !DATE.test(text)) throw new RangeError(`not a date (YYYY-MM-DD): ${shown(text)}`);
  const date = text as IsoDate;
  if (instantOf(Date.parse(date))?.slice(0, 10) !== date)
    throw new RangeError(`not a date (YYYY-MM-DD): ${shown(date)}`);
  return date;
};

const zoned = (at: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(STOCKHOLM);

const firstMoment = (date: Temporal.PlainDate): number => date.toZonedDateTime(STOCKHOLM).epochMilliseconds;

type OffsetPeriod = { from: number; until: number; offset: number };
const PERIODS_KEPT = 64;
const periods: OffsetPeriod[] = [];

// Lists ask for thousands of dates within a few summers and winters; the periods between clock changes are few and never change.
const offsetPeriod = (at: number): OffsetPeriod => {
  const known = periods.find(({ from, until }) => from <= at && at < until);
  if (known) return known;
  const local = zoned(at);
  const from = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds;
  const until = local.getTimeZoneTransition('next')?.epochMilliseconds;
  const offset = local.offsetNanoseconds / 1_000_000;
  const period = { from: from ?? Number.NEGATIVE_INFINITY, until: until ?? Number.POSITIVE_INFINITY, offset };
  if (periods.length === PERIODS_KEPT) periods.shift();
  periods.push(period);
  return period;
};

/** The day it is in Stockholm at that instant. */
export const stockholmDate = (at: Instant): IsoDate => {
  const value = milliseconds(at);
  return dateOfDayNumber(Math.floor((value + offsetPeriod(value).offset) / 86_400_000));
};

/** The first millisecond of the day in Stockholm. */
export const startOfDay = (date: IsoDate): Instant => instant(firstMoment(Temporal.PlainDate.from(date)));

/** The last millisecond of the day in Stockholm: `stockholmDate(endOfDay(d))` is `d`. */
export const endOfDay = (date: IsoDate): Instant =>
  instant(firstMoment(Temporal.PlainDate.from(date).add({ days: 1 })) - 1);

/**
 * The instant when clocks in Stockholm show `HH:mm` (00:00–23:59) on that day; RangeError for another form. A time skipped in spring is
 * moved on by the hour that was skipped; of a time that comes twice in autumn, the first.
 */
export const atTime = (date: IsoDate, clock: string): Instant => {
  if (!CLOCK.test(clock)) throw new RangeError(`not a time of day (HH:mm): ${shown(clock)}`);
  const time = Temporal.PlainTime.from(clock);
  return instant(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: STOCKHOLM, plainTime: time }).epochMilliseconds,
  );
};

/** The date `days` (whole, any sign) later. */
export const addDays = (date: IsoDate, days: number): IsoDate =>
  dateOfDayNumber(dayNumberOf(date) + whole(days, 'days'));

/** The same weekday `weeks` (whole, any sign) later. */
export const addWeeks = (date: IsoDate, weeks: number): IsoDate => addDays(date, 7 * whole(weeks, 'weeks'));

/** The same day of the month `months` (whole, any sign) later, or that month's last day if it has none such: lag (1930:173) 1 §. */
export const addMonths = (date: IsoDate, months: number): IsoDate =>
  isoDate(Temporal.PlainDate.from(date).add({ months: whole(months, 'months') }));

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => dayNumberOf(to) - dayNumberOf(from);

// Between two clock changes a day is 24 hours; across one, and in the hour that comes twice, it is Temporal's to say.
const sameClockOn = (start: number, days: number): number => {
  const { from, until } = offsetPeriod(start);
  const moved = start + days * 86_400_000;
  return from + 3_600_000 <= moved && moved < until ? moved : zoned(start).add({ days }).epochMilliseconds;
};

/** The instant that much later (earlier, when negative): the days first, then the elapsed time. RangeError for parts that are not whole. */
export const addDuration = (at: Instant, { days = 0, hours = 0, minutes = 0, seconds = 0 }: Span): Instant => {
  const elapsed = (whole(hours, 'hours') * 3600 + whole(minutes, 'minutes') * 60 + whole(seconds, 'seconds')) * 1000;
  const start = milliseconds(at);
  const day = whole(days, 'days') === 0 ? start : sameClockOn(start, days);
  return instant(day + elapsed);
};

/** For sorting, earliest first. */
export const compareDates = (a: IsoDate, b: IsoDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** The calendar year of the date. */
export const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

/** The week as Swedish calendars number it (ISO 8601: from Monday, week 1 holds 4 January), with the year the week belongs to. */
export const isoWeek = (date: IsoDate): { year: number; week: number } => {
  const day = dayNumberOf(date);
  const thursday = day - weekdayOf(day) + 3;
  const year = yearOf(dateOfDayNumber(thursday));
  const newYearsDay = dayNumberOf(`${String(year).padStart(4, '0')}-01-01` as IsoDate);
  return { year, week: Math.floor((thursday - newYearsDay) / 7) + 1 };
};
