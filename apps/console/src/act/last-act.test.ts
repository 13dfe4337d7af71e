import { expect, test } from 'vitest';
import { isFromBefore, noteAct } from './last-act.ts';

const shown = (dataUpdatedAt: number, data: unknown = 'a case', active = true) => ({
  state: { dataUpdatedAt, data },
  isActive: () => active,
});

test('what was fetched before the latest act is old until it has been fetched again', () => {
  const before = Date.now();
  noteAct();
  expect(isFromBefore(shown(before))).toBe(true);
  expect(isFromBefore(shown(Date.now() + 1))).toBe(false);
});

test('what nobody looks at, and what has not come yet, is not old', () => {
  const before = Date.now();
  noteAct();
  expect(isFromBefore(shown(before, 'a case', false))).toBe(false);
  expect(isFromBefore({ state: { dataUpdatedAt: before }, isActive: () => true })).toBe(false);
});
