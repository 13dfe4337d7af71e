import { expect, test } from 'vitest';
import {
  flagsOf,
  isDrawn,
  isInVain,
  isLookUp,
  isShowing,
  mayOpenMore,
  reviewKinds,
  showingActions,
} from './access-review.ts';

test('a day with few cases, all one’s own, is not flagged', () => {
  expect(flagsOf({ lookUps: 39, outside: 2, inVain: 19 })).toEqual([]);
});

test('three cases that are none of theirs, or forty cases, are', () => {
  expect(flagsOf({ lookUps: 3, outside: 3, inVain: 0 })).toEqual(['outsideOwnCases']);
  expect(flagsOf({ lookUps: 40, outside: 0, inVain: 0 })).toEqual(['manyLookUps']);
  expect(flagsOf({ lookUps: 41, outside: 12, inVain: 0 })).toEqual(['outsideOwnCases', 'manyLookUps']);
});

test('the first look-up is drawn for a spot check, then one in two hundred, and one a week at least', () => {
  expect(isDrawn(7, undefined)).toBe(true);
  expect(isDrawn(7, 6)).toBe(false);
  expect(isDrawn(400, 0)).toBe(true);
  expect(isDrawn(7, 7)).toBe(true);
});

test('so is a day of searches that find nothing', () => {
  expect(flagsOf({ lookUps: 0, outside: 0, inVain: 20 })).toEqual(['manyLookUps']);
});

test('a search that finds one case opens it; one that finds many is a list, and one that finds none was in vain', () => {
  const search = (cases: number) => ({ kind: 'read', action: 'cases.search', cases });
  expect([0, 1, 2].map((cases) => isLookUp(search(cases)))).toEqual([false, true, false]);
  expect([0, 1, 2].map((cases) => isInVain(search(cases)))).toEqual([true, false, false]);
  expect(isLookUp({ kind: 'read', action: 'cases.get', cases: 1 })).toBe(true);
  expect(isLookUp({ kind: 'act', action: 'cases.get', cases: 1 })).toBe(false);
  expect(isInVain({ kind: 'act', action: 'cases.search', cases: 0 })).toBe(false);
  expect(isLookUp({ kind: 'read', action: 'tasks.mine', cases: 1 })).toBe(false);
});

test('nobody opens more than 150 cases in an hour, or 400 in a day', () => {
  expect(mayOpenMore({ lastHour: 149, lastDay: 399 })).toBe(true);
  expect(mayOpenMore({ lastHour: 150, lastDay: 150 })).toBe(false);
  expect(mayOpenMore({ lastHour: 0, lastDay: 400 })).toBe(false);
});

test('what shows who somebody is counts as a showing, and comes first; that a case is opened shows nobody', () => {
  for (const action of showingActions) expect(isShowing({ kind: 'read', action })).toBe(true);
  expect(isShowing({ kind: 'read', action: 'cases.get' })).toBe(false);
  expect(isShowing({ kind: 'act', action: 'cases.revealIdentity' })).toBe(false);
  expect(reviewKinds[0]).toBe('protectedIdentity');
});
