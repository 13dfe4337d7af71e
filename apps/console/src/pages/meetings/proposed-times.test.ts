import { isoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { overlap, timesOf } from './proposed-times.ts';

const on = isoDate('2026-12-01');

test('a time is sent as it was typed, in Swedish time; a row that is not filled in is left out', () => {
  const typed = [
    { id: 'a', on, at: '9.30' },
    { id: 'b', on: '' as const, at: '10' },
  ];
  expect(timesOf(typed, 60)).toEqual([{ id: 'a', startsAt: '2026-12-01T08:30:00.000Z', minutesLong: 60 }]);
});

test('two times that go into one another are told before they are sent', () => {
  const at = (...clocks: string[]) =>
    timesOf(
      clocks.map((clock) => ({ id: clock, on, at: clock })),
      60,
    );
  expect(overlap(at('11:00', '9:00', '10:00'))).toBe(false);
  expect(overlap(at('10:30', '9:00', '10:00'))).toBe(true);
});
