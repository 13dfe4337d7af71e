import type { IsoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { dueGroupOf, dueOf } from './due.ts';

const day = (text: string) => text as IsoDate;

test('time left is counted in Swedish working days', () => {
  // 5 June 2026 is a Friday before the national day; Monday the 8th is the next working day.
  expect(dueOf(day('2026-06-08'), day('2026-06-05'))).toEqual({ type: 'left', days: 1 });
  expect(dueOf(day('2026-12-28'), day('2026-12-23'))).toEqual({ type: 'left', days: 1 });
});

test('what is due today is not late', () => {
  expect(dueOf(day('2026-11-23'), day('2026-11-23'))).toEqual({ type: 'today' });
});

test('a task due on Friday is late on Saturday, by no working day yet, and by one on Monday', () => {
  expect(dueOf(day('2026-11-20'), day('2026-11-21'))).toEqual({ type: 'late', days: 0 });
  expect(dueOf(day('2026-11-20'), day('2026-11-23'))).toEqual({ type: 'late', days: 1 });
});

test('tasks are grouped by late, today, this week and later; Sunday ends the week', () => {
  const wednesday = day('2026-11-25');
  expect(dueGroupOf(day('2026-11-24'), wednesday)).toBe('late');
  expect(dueGroupOf(wednesday, wednesday)).toBe('today');
  expect(dueGroupOf(day('2026-11-29'), wednesday)).toBe('week');
  expect(dueGroupOf(day('2026-11-30'), wednesday)).toBe('later');
  // On a Sunday the week is the one to come.
  expect(dueGroupOf(day('2026-12-04'), day('2026-11-29'))).toBe('week');
  expect(dueGroupOf(day('2026-12-07'), day('2026-11-29'))).toBe('later');
});
