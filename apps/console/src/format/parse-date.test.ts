import type { IsoDate } from '@stafett/domain';
import { describe, expect, test } from 'vitest';
import { parseClock, parseDate } from './parse-date.ts';

const today = '2026-11-22' as IsoDate;

describe('a date is understood as people write it', () => {
  test.each([
    ['2026-11-22', '2026-11-22'],
    [' 2026-11-22 ', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['2026/1/2', '2026-01-02'],
    ['22/11', '2026-11-22'],
    ['2/12', '2026-12-02'],
    ['22/11-27', '2027-11-22'],
    ['22/11 2027', '2027-11-22'],
    ['22.11.2027', '2027-11-22'],
    ['22 november', '2026-11-22'],
    ['den 3 maj 2027', '2027-05-03'],
    ['3 mars 2027', '2027-03-03'],
    ['22 nov. 2026', '2026-11-22'],
    ['1 October 2027', '2027-10-01'],
  ])('%s', (typed, date) => expect(parseDate(typed, today)).toBe(date));
});

describe('what is no day is refused', () => {
  test.each([
    '',
    '30/2',
    '2026-02-30',
    '2026-13-01',
    '22/13',
    '0/1',
    '2026111',
    'i morgon',
    '22 hejhej',
    '2026-11-22T10:00',
    '22',
  ])('"%s"', (typed) => expect(parseDate(typed, today)).toBeUndefined());
});

test('a year that is left out leans the way the question does', () => {
  expect(parseDate('2/1', today, 'ahead')).toBe('2027-01-02');
  expect(parseDate('2/1', today, 'back')).toBe('2026-01-02');
  expect(parseDate('2/1', today)).toBe('2027-01-02');
  expect(parseDate('22/11', today, 'ahead')).toBe(today);
  expect(parseDate('22/11', today, 'back')).toBe(today);
  expect(parseDate('30/12', '2027-01-02' as IsoDate)).toBe('2026-12-30');
});

test('29 February is found in the leap year nearby', () => {
  expect(parseDate('29/2', '2027-11-22' as IsoDate, 'ahead')).toBe('2028-02-29');
  expect(parseDate('29/2', today)).toBeUndefined();
});

describe('a time of day', () => {
  test.each([
    ['13:30', '13:30'],
    ['13.30', '13:30'],
    ['1330', '13:30'],
    ['930', '09:30'],
    ['9', '09:00'],
    ['kl 9', '09:00'],
    ['24:00', undefined],
    ['12:60', undefined],
    ['lunch', undefined],
  ])('%s', (typed, clock) => expect(parseClock(typed)).toBe(clock));
});
