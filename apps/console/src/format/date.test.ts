import { expect, test } from 'vitest';
import {
  dayOf,
  formatDate,
  formatLongDate,
  formatNearDate,
  formatShortDate,
  formatTime,
  weekdayNames,
} from './date.ts';
import { formatPersonnummer } from './personnummer.ts';

const today = dayOf('2026-11-22');

test('a day is written out', () => {
  expect(formatDate('2026-11-22', 'sv')).toBe('22 november 2026');
  expect(formatDate('2026-11-22', 'en')).toBe('22 November 2026');
  expect(formatShortDate('2026-11-02', 'sv')).toBe('2 nov. 2026');
  expect(formatLongDate('2026-11-26', 'sv')).toBe('torsdag 26 november 2026');
  expect(formatLongDate('2026-11-26', 'en')).toBe('Thursday 26 November 2026');
});

test('the year is left out in running text when it is this year', () => {
  expect(formatNearDate('2026-11-12', 'sv', today)).toBe('12 november');
  expect(formatNearDate('2027-01-04', 'sv', today)).toBe('4 januari 2027');
});

test('an instant is the day and time it is in Stockholm, summer and winter', () => {
  expect(dayOf('2026-11-22T23:30:00.000Z')).toBe('2026-11-23');
  expect(formatDate('2026-06-30T22:00:00.000Z', 'sv')).toBe('1 juli 2026');
  expect(formatTime('2026-11-22T09:42:00.000Z', 'sv')).toBe('10:42');
  expect(formatTime('2026-06-22T08:42:00.000Z', 'sv')).toBe('10:42');
  expect(formatTime('2026-11-22T23:05:00.000Z', 'en')).toBe('00:05');
});

test('the week begins on Monday', () => {
  expect(weekdayNames('sv').map(({ long }) => long)[0]).toBe('måndag');
  expect(weekdayNames('en').map(({ short }) => short)).toEqual(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']);
});

test('a personnummer is written with its sign', () => {
  expect(formatPersonnummer('198102189876')).toBe('19810218-9876');
  expect(formatPersonnummer('19810218-9876')).toBe('19810218-9876');
});
