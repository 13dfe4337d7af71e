import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageBandOf, ageBandsOf, type Band, bandCode, weekBandsOf } from './bands.ts';

const holds = ({ from, to }: Band, value: number): boolean => (from ?? -Infinity) <= value && value <= (to ?? Infinity);
const within = (fine: Band, coarse: Band): boolean =>
  (coarse.from ?? -Infinity) <= (fine.from ?? -Infinity) && (fine.to ?? Infinity) <= (coarse.to ?? Infinity);

test('an age is told in five years at a time, and the youngest and the oldest together', () => {
  expect(ageBandOf(2002, 2026)).toEqual({ from: 20, to: 24 });
  expect(ageBandOf(2010, 2026)).toEqual({ to: 19 });
  expect(ageBandOf(1955, 2026)).toEqual({ from: 65 });
  expect(ageBandsOf(2002, 2026).map(bandCode)).toEqual(['20-24', '-24', '-34', '-']);
  expect(weekBandsOf(30).map(bandCode)).toEqual(['26-51', '13-51', '-']);
});

test('each band holds the value, and a coarser band holds every finer one whole, whoever it is of', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 110 }), fc.integer({ min: 0, max: 110 }), (age, other) => {
      const bands = ageBandsOf(2026 - age, 2026);
      const others = ageBandsOf(2026 - other, 2026);
      bands.forEach((band, level) => {
        expect(holds(band, age)).toBe(true);
        const coarser = bands[level + 1];
        if (coarser) expect(within(band, coarser)).toBe(true);
        // Two in one band are in one band in every coarser division, too.
        const same = others[level];
        const next = others[level + 1];
        if (same && next && coarser && bandCode(same) === bandCode(band))
          expect(bandCode(next)).toBe(bandCode(coarser));
      });
    }),
  );
});
