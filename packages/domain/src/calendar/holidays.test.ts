import DateHolidays from 'date-holidays';
import { expect, test } from 'vitest';
import { holidaysOf } from './holidays.ts';

const years = Array.from({ length: 36 }, (_, index) => 2005 + index);
const published = new DateHolidays('SE');

const datesOf = (year: number, ...kinds: string[]): string[] =>
  holidaysOf(year)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ date }) => date);

const publishedDates = (year: number, type: string): string[] =>
  published
    .getHolidays(year)
    .filter((holiday) => holiday.type === type)
    .map(({ date }) => date.slice(0, 10))
    .sort();

test.each(years)('the public holidays and eves of %i are those date-holidays publishes', (year) => {
  expect(datesOf(year, 'publicHoliday')).toEqual(publishedDates(year, 'public'));
  expect(datesOf(year, 'eve')).toEqual(publishedDates(year, 'bank'));
});

test('2026 has these, in this order', () => {
  expect(holidaysOf(2026).map(({ code, date }) => `${date} ${code}`)).toEqual([
    '2026-01-01 nyarsdagen',
    '2026-01-06 trettondedagJul',
    '2026-04-03 langfredagen',
    '2026-04-05 paskdagen',
    '2026-04-06 annandagPask',
    '2026-05-01 forstaMaj',
    '2026-05-14 kristiHimmelsfardsdag',
    '2026-05-24 pingstdagen',
    '2026-06-06 nationaldagen',
    '2026-06-19 midsommarafton',
    '2026-06-20 midsommardagen',
    '2026-10-31 allaHelgonsDag',
    '2026-12-24 julafton',
    '2026-12-25 juldagen',
    '2026-12-26 annandagJul',
    '2026-12-31 nyarsafton',
  ]);
});

test('annandag pingst gave way to nationaldagen in 2005', () => {
  const codes = (year: number) => holidaysOf(year).map(({ code }) => code);
  expect(codes(2004)).toContain('annandagPingst');
  expect(codes(2004)).not.toContain('nationaldagen');
  expect(codes(2005)).toContain('nationaldagen');
  expect(codes(2005)).not.toContain('annandagPingst');
});

test('in 2008 Kristi himmelsfärdsdag and första maj share a day', () => {
  expect(
    holidaysOf(2008)
      .filter(({ date }) => date === '2008-05-01')
      .map(({ code }) => code),
  ).toEqual(['forstaMaj', 'kristiHimmelsfardsdag']);
});

test('påskdagen at its earliest and latest', () => {
  const easter = (year: number) => holidaysOf(year).find(({ code }) => code === 'paskdagen')?.date;
  expect(easter(1818)).toBe('1818-03-22');
  expect(easter(2008)).toBe('2008-03-23');
  expect(easter(2011)).toBe('2011-04-24');
  expect(easter(2038)).toBe('2038-04-25');
  expect(easter(2049)).toBe('2049-04-18');
  expect(easter(2076)).toBe('2076-04-19');
});

test('a year asked for again is the same, and nobody can change it', () => {
  const first = holidaysOf(2026);
  const dates = first.map(({ date }) => date);
  expect(holidaysOf(2026)).toBe(first);
  expect(() => (first as unknown[]).pop()).toThrow(TypeError);
  for (let year = 2100; year < 2300; year += 1) holidaysOf(year);
  expect(holidaysOf(2026).map(({ date }) => date)).toEqual(dates);
});

test.each([2026.5, Number.NaN, -1, 10_000])('%d is no year', (year) => {
  expect(() => holidaysOf(year)).toThrow(RangeError);
});
