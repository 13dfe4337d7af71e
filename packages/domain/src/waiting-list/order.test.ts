import { describe, expect, test } from 'vitest';
import { addDays, instant, isoDate } from '../calendar/index.ts';
import { expectedDays, inTurn } from './order.ts';

const today = isoDate('2026-11-23');
const ago = (...days: readonly number[]) => days.map((count) => addDays(today, -count));

test('who was referred first comes before whoever entered first, and ids settle nothing else', () => {
  const entry = (caseId: string, referredOn: string, hour: string) => ({
    caseId,
    referredOn: isoDate(referredOn),
    enteredAt: instant(`2026-09-10T${hour}:00:00Z`),
  });
  const line = [entry('a', '2026-09-03', '07'), entry('b', '2026-09-02', '09'), entry('c', '2026-09-02', '08')];
  expect(line.sort(inTurn).map(({ caseId }) => caseId)).toEqual(['c', 'b', 'a']);
});

describe('the expected wait', () => {
  test('is the position times the usual days between calls', () => {
    expect(expectedDays(1, ago(0, 10, 20, 30), today)).toBe(10);
    expect(expectedDays(3, ago(0, 10, 20, 30), today)).toBe(30);
  });

  test('counts from the latest call', () => {
    expect(expectedDays(2, ago(4, 14, 24, 34), today)).toBe(16);
  });

  test('takes the median: one long summer says little', () => {
    expect(expectedDays(1, ago(0, 7, 14, 100), today)).toBe(7);
  });

  test('is never in the past', () => {
    expect(expectedDays(1, ago(60, 61, 62), today)).toBeGreaterThanOrEqual(0);
  });

  test('is not told from fewer than three calls, nor from calls of long ago or to come', () => {
    expect(expectedDays(1, [], today)).toBeUndefined();
    expect(expectedDays(1, ago(3, 10), today)).toBeUndefined();
    expect(expectedDays(1, ago(3, 10, 200), today)).toBeUndefined();
    expect(expectedDays(1, ago(3, 10, -1), today)).toBeUndefined();
  });

  test('does not depend on the order in which the calls are given', () => {
    expect(expectedDays(2, ago(20, 0, 30, 10), today)).toBe(expectedDays(2, ago(0, 10, 20, 30), today));
  });
});
