import { expect, test } from 'vitest';
import { flagsOf, isDrawn } from './access-review.ts';

test('a day with few cases, all one’s own, is not flagged', () => {
  expect(flagsOf({ lookUps: 39, outside: 2 })).toEqual([]);
});

test('three cases that are none of theirs, or forty cases, are', () => {
  expect(flagsOf({ lookUps: 3, outside: 3 })).toEqual(['outsideOwnCases']);
  expect(flagsOf({ lookUps: 40, outside: 0 })).toEqual(['manyLookUps']);
  expect(flagsOf({ lookUps: 41, outside: 12 })).toEqual(['outsideOwnCases', 'manyLookUps']);
});

test('the first look-up is drawn for a spot check, then one in two hundred, and one a week at least', () => {
  expect(isDrawn(7, undefined)).toBe(true);
  expect(isDrawn(7, 6)).toBe(false);
  expect(isDrawn(400, 0)).toBe(true);
  expect(isDrawn(7, 7)).toBe(true);
});
