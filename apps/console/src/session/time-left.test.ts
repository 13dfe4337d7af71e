import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

const at = (clock: string) => `2026-11-22T${clock}:00.000Z`;
const now = (clock: string) => Date.parse(at(clock));

test('one is warned two minutes before the session ends, in whole minutes', () => {
  expect(timeLeft(at('10:30'), at('18:00'), now('10:27'))).toEqual({ type: 'enough' });
  expect(timeLeft(at('10:30'), at('18:00'), now('10:28'))).toEqual({ type: 'warn', minutes: 2, why: 'idle' });
  expect(timeLeft(at('10:30'), at('18:00'), now('10:29') + 1)).toEqual({ type: 'warn', minutes: 1, why: 'idle' });
});

test('at the end of the longest time the reason is another', () => {
  expect(timeLeft(at('18:00'), at('18:00'), now('17:59'))).toEqual({ type: 'warn', minutes: 1, why: 'ends' });
});

test('when the time is out it is over', () => {
  expect(timeLeft(at('10:30'), at('18:00'), now('10:30'))).toEqual({ type: 'over' });
});
