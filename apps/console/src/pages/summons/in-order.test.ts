import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

const summons = (calledAt: string, status: string) => ({ calledAt, status });

test('the summons that waits for an answer stands first, the others after it with the latest first', () => {
  const old = summons('2026-02-01T08:00:00.000Z', 'declined');
  const older = summons('2025-11-01T08:00:00.000Z', 'unanswered');
  const open = summons('2026-05-01T08:00:00.000Z', 'delivered');
  expect(inOrder([older, old, open])).toEqual({ current: open, past: [old, older] });
  expect(inOrder([older, old])).toEqual({ current: undefined, past: [old, older] });
});
