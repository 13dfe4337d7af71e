import type { IsoDate } from '@stafett/domain';
import type { Language } from '../i18n/index.ts';

/** What the api sends: a day (`2026-11-22`) or an instant (`2026-11-22T09:42:00.000Z`). */
export type DateText = string;

const STOCKHOLM = 'Europe/Stockholm';
const locale: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

// Making an Intl format is slow, and a list asks for hundreds.
const format = (language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}${timeZone}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale[language], { ...options, timeZone });
  formats.set(key, made);
  return made;
};

const isDay = (value: DateText): boolean => value.length === 10;

// A day has no time zone, so it is read and written in UTC; an instant is the day and hour it is in Stockholm.
const written = (value: DateText, language: Language, options: Intl.DateTimeFormatOptions): string =>
  format(language, isDay(value) ? 'UTC' : STOCKHOLM, options).format(new Date(value));

/** The day in Stockholm, `2026-11-22`. */
export const dayOf = (value: DateText | Date): IsoDate =>
  (typeof value === 'string' && isDay(value)
    ? value
    : format('sv', STOCKHOLM, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(
        new Date(value),
      )) as IsoDate;

/** "22 november 2026" */
export const formatDate = (value: DateText, language: Language): string =>
  written(value, language, { day: 'numeric', month: 'long', year: 'numeric' });

/** "22 november", with the year when it is another than this year's: for running text. */
export const formatNearDate = (value: DateText, language: Language, today: IsoDate): string =>
  dayOf(value).slice(0, 4) === today.slice(0, 4)
    ? written(value, language, { day: 'numeric', month: 'long' })
    : formatDate(value, language);

/** "22 nov. 2026": for tables. */
export const formatShortDate = (value: DateText, language: Language): string =>
  written(value, language, { day: 'numeric', month: 'short', year: 'numeric' });

/** "torsdag 26 november 2026" */
export const formatLongDate = (value: DateText, language: Language): string =>
  written(value, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');

/** "10:42", the time in Stockholm. Takes an instant. */
export const formatTime = (instant: DateText, language: Language): string =>
  written(instant, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "må", "Mo": the column heads of a calendar, from Monday. */
export const weekdayNames = (language: Language): readonly { readonly short: string; readonly long: string }[] =>
  // 5 January 2026 is a Monday.
  ['05', '06', '07', '08', '09', '10', '11'].map((day) => ({
    short: written(`2026-01-${day}`, language, { weekday: 'short' }).slice(0, 2),
    long: written(`2026-01-${day}`, language, { weekday: 'long' }),
  }));
