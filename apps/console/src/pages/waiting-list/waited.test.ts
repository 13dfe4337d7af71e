import { expect, test } from 'vitest';
import { freeSeats, spanOf } from './waited.ts';

test('a wait is told in days up to two weeks, then in whole weeks, then in years', () => {
  expect(spanOf(0)).toEqual({ unit: 'days', count: 0 });
  expect(spanOf(13)).toEqual({ unit: 'days', count: 13 });
  expect(spanOf(14)).toEqual({ unit: 'weeks', count: 2 });
  expect(spanOf(90)).toEqual({ unit: 'weeks', count: 12 });
  // Past a year, in whole years: nobody knows how long 327 weeks are.
  expect(spanOf(365)).toEqual({ unit: 'weeks', count: 52 });
  expect(spanOf(2290)).toEqual({ unit: 'years', count: 6 });
});

test('a coach with more participants than places takes no place from the others', () => {
  expect(freeSeats([{ free: 2 }, { free: -3 }, { free: 0 }])).toBe(2);
  expect(freeSeats([])).toBe(0);
});
