import { addDuration, instant } from '@stafett/domain';
import { expect, test } from 'vitest';
import { perMinute } from './allowance.ts';

const start = instant(Date.parse('2026-11-22T09:00:00Z'));
const after = (seconds: number) => addDuration(start, { seconds });

test('each has so many in any minute, and what is refused is not counted', () => {
  const searches = perMinute(2);
  expect([0, 10, 20, 30].map((seconds) => searches.take('anna', after(seconds)))).toEqual([true, true, false, false]);
  expect(searches.take('amir', after(30))).toBe(true);
  // The first is a minute old; the second is not.
  expect([61, 62].map((seconds) => searches.take('anna', after(seconds)))).toEqual([true, false]);
  expect(searches.take('anna', after(71))).toBe(true);
});

test('whoever has not come for a minute is forgotten, and begins anew', () => {
  const searches = perMinute(1);
  expect(searches.take('anna', start)).toBe(true);
  expect(searches.take('amir', after(3_600))).toBe(true);
  expect(searches.take('anna', after(3_600))).toBe(true);
});
