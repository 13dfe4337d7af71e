import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageBandsOf, bandCode, weekBandsOf } from './bands.ts';
import { groupCheck, type Levels, SMALLEST_GROUP, type Traits } from './small-group.ts';

const traits = fc
  .record({
    age: fc.integer({ min: 17, max: 68 }),
    weeks: fc.integer({ min: 0, max: 80 }),
    need: fc.constantFrom('structure', 'language', 'health'),
  })
  .map(
    ({ age, weeks, need }): Traits => ({
      age: ageBandsOf(2026 - age, 2026).map(bandCode),
      weeks: weekBandsOf(weeks).map(bandCode),
      need: [need, 'any'],
    }),
  );
const populations = fc.array(traits, { minLength: 1, maxLength: 40 });

const told = (one: Traits, levels: Levels): string =>
  JSON.stringify(Object.entries(levels).map(([trait, level]) => one[trait]?.[level]));
const alike = (theCase: Traits, population: readonly Traits[], levels: Levels): number =>
  population.filter((other) => told(other, levels) === told(theCase, levels)).length;
const finerBySomething = (levels: Levels): readonly Levels[] =>
  Object.entries(levels).flatMap(([trait, level]) => (level > 0 ? [{ ...levels, [trait]: level - 1 }] : []));

test('a case is told as finely as leaves enough who are alike, and no finer', () => {
  fc.assert(
    fc.property(populations, (population) => {
      const [theCase] = population;
      if (!theCase) return;
      const check = groupCheck(theCase, population);
      expect(check.alike).toBe(alike(theCase, population, check.levels));
      if (check.type === 'tooFew') {
        expect(population.length).toBeLessThan(SMALLEST_GROUP);
        return;
      }
      expect(check.alike).toBeGreaterThanOrEqual(SMALLEST_GROUP);
      for (const finer of finerBySomething(check.levels))
        expect(alike(theCase, population, finer)).toBeLessThan(SMALLEST_GROUP);
    }),
  );
});

test('more people never make it necessary to tell a case more coarsely', () => {
  const coarseness = (levels: Levels): number => Object.values(levels).reduce((sum, level) => sum + level, 0);
  fc.assert(
    fc.property(populations, populations, (population, more) => {
      const [theCase] = population;
      if (!theCase) return;
      const before = groupCheck(theCase, population);
      const after = groupCheck(theCase, [...population, ...more]);
      if (before.type === 'enough') expect(after.type).toBe('enough');
      if (before.type === 'enough') expect(coarseness(after.levels)).toBeLessThanOrEqual(coarseness(before.levels));
    }),
  );
});

test('the only one of their kind is told of in wider terms, or not without a reason', () => {
  const young: Traits = { age: ageBandsOf(2004, 2026).map(bandCode) };
  const older: Traits = { age: ageBandsOf(1990, 2026).map(bandCode) };
  expect(groupCheck(young, [young, older, older, older, older])).toEqual({
    type: 'enough',
    levels: { age: 3 },
    alike: 5,
  });
  expect(groupCheck(young, [young, young, young, young, young])).toEqual({
    type: 'enough',
    levels: { age: 0 },
    alike: 5,
  });
  expect(groupCheck(young, [young, older]).type).toBe('tooFew');
});
