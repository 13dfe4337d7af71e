import { instant, isoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { type WishRow, wishFigures } from './wish-figures.ts';

const wish = (on: string, held?: string): WishRow => ({
  on: isoDate(on),
  status: held === undefined ? 'open' : 'met',
  heldAt: held === undefined ? null : instant(`${held}T09:00:00.000Z`),
});
const [from, to] = [isoDate('2026-01-01'), isoDate('2026-03-31')];

test('the median of the days from wish to samtal, of those held in the days counted; those that still wait apart', () => {
  const wishes = [
    wish('2026-01-01', '2026-01-11'),
    wish('2026-02-01', '2026-02-21'),
    wish('2026-02-01', '2026-03-13'),
    wish('2025-11-01', '2025-12-01'),
    wish('2026-03-01', '2026-04-02'),
    wish('2026-03-02'),
    wish('2026-04-01'),
  ];
  expect(wishFigures(wishes, from, to)).toEqual({ met: 3, medianDays: 20, open: 2 });
  expect(wishFigures(wishes.slice(0, 2), from, to)).toEqual({ met: 2, medianDays: 15, open: 0 });
});

test('where nobody has wished there is no figure, and a wish that was taken back is none', () => {
  expect(wishFigures([], from, to)).toBeUndefined();
  expect(wishFigures([{ ...wish('2026-01-02'), status: 'withdrawn' }], from, to)).toBeUndefined();
  expect(wishFigures([wish('2026-01-02')], from, to)).toEqual({ met: 0, open: 1 });
});
