import { dateOfDayNumber, dayNumberOf, weekdayOf } from './day-number.ts';
import type { IsoDate } from './time.ts';

export type PublicHoliday =
  | 'nyarsdagen'
  | 'trettondedagJul'
  | 'langfredagen'
  | 'paskdagen'
  | 'annandagPask'
  | 'forstaMaj'
  | 'kristiHimmelsfardsdag'
  | 'pingstdagen'
  | 'annandagPingst'
  | 'nationaldagen'
  | 'midsommardagen'
  | 'allaHelgonsDag'
  | 'juldagen'
  | 'annandagJul';

export type NonWorkingEve = 'midsommarafton' | 'julafton' | 'nyarsafton';

export type Holiday =
  | { kind: 'publicHoliday'; code: PublicHoliday; date: IsoDate }
  | { kind: 'eve'; code: NonWorkingEve; date: IsoDate };

type HolidayYear = { holidays: readonly Holiday[]; weekdaysOff: readonly number[] };

const SATURDAY = 5;
const SUNDAY = 6;

const dayIn = (year: number, month: number, day: number): number =>
  dayNumberOf(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as IsoDate,
  );

// Gregorian computus (Meeus/Jones/Butcher): the Sunday next after the church's full moon on or after 21 March.
const easterSunday = (year: number): number => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return dayIn(year, 3, 22) + epact + toSunday - 7 * late;
};

const saturdayFrom = (day: number): number => day + ((SATURDAY - weekdayOf(day) + 7) % 7);

const computeYear = (year: number): HolidayYear => {
  const easter = easterSunday(year);
  const midsommardagen = saturdayFrom(dayIn(year, 6, 20));
  // Lag (2004:1320), from 2005: nationaldagen took the place of annandag pingst.
  const spring: readonly [number, PublicHoliday] =
    year >= 2005 ? [dayIn(year, 6, 6), 'nationaldagen'] : [easter + 50, 'annandagPingst'];
  const publicHolidays: readonly (readonly [number, PublicHoliday])[] = [
    [dayIn(year, 1, 1), 'nyarsdagen'],
    [dayIn(year, 1, 6), 'trettondedagJul'],
    [easter - 2, 'langfredagen'],
    [easter, 'paskdagen'],
    [easter + 1, 'annandagPask'],
    [dayIn(year, 5, 1), 'forstaMaj'],
    [easter + 39, 'kristiHimmelsfardsdag'],
    [easter + 49, 'pingstdagen'],
    spring,
    [midsommardagen, 'midsommardagen'],
    [saturdayFrom(dayIn(year, 10, 31)), 'allaHelgonsDag'],
    [dayIn(year, 12, 25), 'juldagen'],
    [dayIn(year, 12, 26), 'annandagJul'],
  ];
  const eves: readonly (readonly [number, NonWorkingEve])[] = [
    [midsommardagen - 1, 'midsommarafton'],
    [dayIn(year, 12, 24), 'julafton'],
    [dayIn(year, 12, 31), 'nyarsafton'],
  ];
  const holidays: readonly Holiday[] = [
    ...publicHolidays.map(([day, code]): Holiday => ({ kind: 'publicHoliday', code, date: dateOfDayNumber(day) })),
    ...eves.map(([day, code]): Holiday => ({ kind: 'eve', code, date: dateOfDayNumber(day) })),
  ].sort((a, b) => dayNumberOf(a.date) - dayNumberOf(b.date));
  // A set, since two can share a day: Kristi himmelsfärdsdag fell on första maj in 2008.
  const days = new Set(holidays.map(({ date }) => dayNumberOf(date)));
  const weekdaysOff = [...days].filter((day) => weekdayOf(day) !== SATURDAY && weekdayOf(day) !== SUNDAY);
  for (const holiday of holidays) Object.freeze(holiday);
  return { holidays: Object.freeze(holidays), weekdaysOff: Object.freeze(weekdaysOff) };
};

// Bounded: years come from imported dates, and every cached workflow may have its own copy of this module.
const YEARS_KEPT = 64;
const years = new Map<number, HolidayYear>();

const holidayYear = (year: number): HolidayYear => {
  const known = years.get(year);
  if (known) return known;
  if (!Number.isInteger(year) || year < 0 || year > 9999) throw new RangeError(`not a year 0000–9999: ${year}`);
  const computed = computeYear(year);
  const oldest = years.size === YEARS_KEPT ? years.keys().next().value : undefined;
  if (oldest !== undefined) years.delete(oldest);
  years.set(year, computed);
  return computed;
};

/**
 * The public holidays of a year, in date order (lag 1989:253 om allmänna helgdagar; ordinary Sundays left out), and the three eves that
 * lag (1930:173) om beräkning av lagstadgad tid, 2 §, puts beside them. Years before 1990 are counted by the same rules, as an
 * approximation. Two holidays may share a day. RangeError for what is no year 0000–9999.
 */
export const holidaysOf = (year: number): readonly Holiday[] => holidayYear(year).holidays;

/** The year's holidays and eves that fall Monday–Friday, each day once, as day numbers in order. */
export const weekdaysOffIn = (year: number): readonly number[] => holidayYear(year).weekdaysOff;
