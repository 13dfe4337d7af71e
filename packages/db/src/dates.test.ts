import type { Instant, IsoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { dateColumn, dayOf, instantOf, timeColumn } from './dates.ts';

test.each(['2020-02-29', '2026-03-29', '2026-10-25', '2026-12-31'] as IsoDate[])(
  'the day %s comes back as it went in, whatever the clocks do',
  (day) => expect(dayOf(dateColumn(day))).toBe(day),
);

test('an instant comes back to the millisecond', () => {
  const at = '2026-11-22T08:59:59.999Z' as Instant;
  expect(instantOf(timeColumn(at))).toBe(at);
});
