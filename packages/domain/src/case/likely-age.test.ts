import { expect, test } from 'vitest';
import { isoDate } from '../calendar/index.ts';
import { isUnlikelyAge } from './likely-age.ts';

test('a year of birth that makes somebody younger than 16 or older than 70 is asked about', () => {
  const day = isoDate('2026-11-22');
  const asked = [1912, 1955, 1956, 1980, 2010, 2011].map((year) => [year, isUnlikelyAge(year, day)]);
  expect(asked).toEqual([
    [1912, true],
    [1955, true],
    [1956, false],
    [1980, false],
    [2010, false],
    [2011, true],
  ]);
});
