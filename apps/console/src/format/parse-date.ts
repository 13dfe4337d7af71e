import type { IsoDate } from '@stafett/domain';

/** Which year "22/11" means when none is written: the next such day, the last one, or the nearest. */
export type Lean = 'ahead' | 'back' | 'nearest';

const months: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'ma',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt|oct',
  'nov',
  'dec',
];

const monthNamed = (name: string): number | undefined => {
  const found = months.findIndex((starts, index) =>
    index === 4 ? /^ma[ijy]/.test(name) : starts.split('|').some((start) => name.startsWith(start)),
  );
  return found === -1 ? undefined : found + 1;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** The day, if there is one such in the calendar (no 30 February). */
const existing = (year: number, month: number, day: number): IsoDate | undefined => {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? (text as IsoDate) : undefined;
};

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

const daysFrom = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const withoutYear = (month: number, day: number, today: IsoDate, lean: Lean): IsoDate | undefined => {
  const year = Number(today.slice(0, 4));
  const near = [year - 1, year, year + 1].flatMap((candidate) => existing(candidate, month, day) ?? []);
  if (lean === 'ahead') return near.find((date) => date >= today);
  if (lean === 'back') return near.findLast((date) => date <= today);
  return near.toSorted((a, b) => Math.abs(daysFrom(today, a)) - Math.abs(daysFrom(today, b)))[0];
};

/**
 * Takes a date as a person writes it and gives it as `2026-11-22`: 2026-11-22, 20261122, 22/11, 22/11-26, 22/11 2026, 22.11.2026,
 * 22 november, 22 nov 2026. Undefined for what is no such day. Times of day and weekdays are refused.
 */
export const parseDate = (typed: string, today: IsoDate, lean: Lean = 'nearest'): IsoDate | undefined => {
  const text = typed.trim().toLowerCase();

  const iso = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text);
  // 2026111 could be 1 November or 11 January: without separators all eight digits are asked for.
  if (iso && (/\D/.test(text) || text.length === 8)) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const numbers = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?\.?$/.exec(text);
  const named = /^(?:den\s+)?(\d{1,2})\.?\s*([a-zåäö]{3,})\.?(?:\s+(\d{4}|\d{2}))?$/.exec(text);
  const found = numbers ?? named;
  if (!found) return undefined;
  const [, day = '', second = '', year] = found;
  const month = numbers ? Number(second) : monthNamed(second);
  if (month === undefined) return undefined;
  return year === undefined
    ? withoutYear(month, Number(day), today, lean)
    : existing(fullYear(year), month, Number(day));
};

/** Takes a time of day as a person writes it (13:30, 13.30, 1330, 13, kl 9) and gives `HH:mm`. Undefined for what is no time. */
export const parseClock = (typed: string): string | undefined => {
  const found = /^(?:kl\.?\s*)?(\d{1,2})(?:\s*[:.]?\s*(\d{2}))?$/.exec(typed.trim().toLowerCase());
  if (!found) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : undefined;
};
