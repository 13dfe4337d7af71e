import { instant } from '@stafett/domain';
import { expect, test } from 'vitest';
import { stageOf } from './meeting-words.ts';

test('a planned meeting is to be told about once it has begun', () => {
  expect(stageOf({ status: 'planned' }, false)).toBe('planned');
  expect(stageOf({ status: 'planned' }, true)).toBe('toTell');
});

test('a held meeting waits for its minutes', () => {
  expect(stageOf({ status: 'held' }, true)).toBe('toMinute');
  const recordedAt = instant('2026-11-26T09:00:00Z');
  const minutes = { document: { document: 'd', version: 1 }, recordedAt, amendments: 0 };
  expect(stageOf({ status: 'held', minutes }, true)).toBe('minuted');
});

test('a cancelled meeting waits for nothing', () => {
  expect(stageOf({ status: 'cancelled' }, false)).toBe('cancelled');
});
