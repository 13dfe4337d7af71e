import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresView } from './figures-view.ts';

test('a count under five is not shown, and nor is what it could be worked out from', () => {
  expect(figuresView([])).toBeUndefined();
  expect(
    figuresView([
      { ageBand: '20-24', waiting: 7, recommended: 9 },
      { ageBand: '25-29', waiting: 2, recommended: 12 },
      { ageBand: '30-34', waiting: 8, recommended: 11 },
    ])?.bands[1],
  ).not.toHaveProperty('waiting');
  const count = fc.nat(12);
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 4 }), (cells) => {
      const view = figuresView(
        cells.map(([waiting, recommended], n) => ({ ageBand: `${n}-${n}`, waiting, recommended })),
      );
      const shown = [...(view?.bands ?? []), ...(view ? [view.total] : [])];
      for (const { waiting, recommended, total } of shown)
        for (const value of [waiting, recommended, total]) if (value) expect(value).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 60 },
  );
});
