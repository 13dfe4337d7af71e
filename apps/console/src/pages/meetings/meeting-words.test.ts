import { instant } from '@stafett/domain';
import { expect, test } from 'vitest';
import { stageOf } from './meeting-words.ts';

const startsAt = instant('2026-11-26T09:00:00Z');
const before = '2026-11-26T08:59:00.000Z';
const after = '2026-11-26T09:00:00.000Z';

test('a planned meeting is to be told about once its time has come', () => {
  expect(stageOf({ status: 'planned', startsAt }, before)).toBe('planned');
  expect(stageOf({ status: 'planned', startsAt }, after)).toBe('toTell');
});

test('a held meeting waits for its minutes', () => {
  expect(stageOf({ status: 'held', startsAt }, after)).toBe('toMinute');
  const minutes = { document: { document: 'd', version: 1 }, recordedAt: startsAt, amendments: 0 };
  expect(stageOf({ status: 'held', startsAt, minutes }, after)).toBe('minuted');
});

test('a cancelled meeting waits for nothing', () => {
  expect(stageOf({ status: 'cancelled', startsAt }, after)).toBe('cancelled');
});
