import { expect, test } from 'vitest';
import { freeSeats, spanOf } from './waited.ts';

test('a wait is told in days up to two weeks, then in whole weeks', () => {
  expect(spanOf(0)).toEqual({ unit: 'days', count: 0 });
  expect(spanOf(13)).toEqual({ unit: 'days', count: 13 });
  expect(spanOf(14)).toEqual({ unit: 'weeks', count: 2 });
  expect(spanOf(90)).toEqual({ unit: 'weeks', count: 12 });
});

test('a coach with more participants than places takes no place from the others', () => {
  expect(freeSeats([{ free: 2 }, { free: -3 }, { free: 0 }])).toBe(2);
  expect(freeSeats([])).toBe(0);
});
