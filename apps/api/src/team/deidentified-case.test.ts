import { type AgencyKind, addDuration, agencies, type CaseFile, modelByHash } from '@stafett/domain';
import { inUnga, monday } from '@stafett/domain/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deidentify } from './deidentified-case.ts';

const kinds = new Map<string, AgencyKind>(Object.values(agencies).map(({ id, kind }) => [id, kind]));
const one = inUnga().state();
const now = addDuration(monday, { days: 200 });
const of = (state: CaseFile, population: readonly CaseFile[]) =>
  deidentify(
    state,
    population,
    ({ modelHash }) => modelByHash(modelHash),
    (agency) => kinds.get(agency),
    now,
  );
const another = (n: number, birthYear = one.facts.birthYear): CaseFile => ({
  ...one,
  id: `another ${n}`,
  facts: { ...one.facts, birthYear },
});
const some = (count: number, birthYear?: number): readonly CaseFile[] =>
  Array.from({ length: count }, (_, n) => another(n, birthYear));

test('five alike are told as finely as can be, the case itself counted', () => {
  expect(of(one, [one, ...some(4)])).toEqual({
    told: { ageBand: '20-24', weeksWaiting: '13-25', agencies: ['region', 'kommun'] },
    tooFew: false,
  });
});

test('with four alike it is told more coarsely, and among fewer than five not at all', () => {
  const { told, tooFew } = of(one, [...some(3), another(9, one.facts.birthYear - 8)]);
  expect(tooFew).toBe(false);
  expect(told.ageBand).toBe('-34');
  expect(of(one, some(3))).toEqual({ told: { ageBand: '-', weeksWaiting: '-', agencies: [] }, tooFew: true });
});

const population = fc.array(
  fc.record({ birthYear: fc.integer({ min: 1961, max: 2008 }), waited: fc.integer({ min: 0, max: 190 }) }),
  { maxLength: 25 },
);
test('whatever is told of a case, at least five in the population are told in the same way', () => {
  fc.assert(
    fc.property(population, (facts) => {
      const cases = facts.map(({ birthYear, waited }, n) => ({
        ...another(n, birthYear),
        phaseSince: addDuration(monday, { days: waited }),
      }));
      const { told, tooFew } = of(one, cases);
      expect(tooFew).toBe(cases.length < 4);
      const holds = (band: string, value: number): boolean => {
        const [from = '', to = ''] = band.split('-');
        return (from === '' || Number(from) <= value) && (to === '' || value <= Number(to));
      };
      const year = Number(now.slice(0, 4));
      const alike = [one, ...cases].filter(
        ({ facts: { birthYear }, phaseSince }) =>
          holds(told.ageBand, year - birthYear) &&
          holds(told.weeksWaiting, Math.floor((Date.parse(now) - Date.parse(phaseSince)) / (7 * 86_400_000))),
      );
      if (!tooFew) expect(alike.length).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 100 },
  );
});

test('nothing of a case is told but bands and kinds: no id, no day, no place, no name of a unit', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.string({ minLength: 1 }), (id, participant, kommun) => {
      const same = { ...one, id, participant, facts: { ...one.facts, kommun }, sex: 'X' } as CaseFile;
      const { told } = of(same, some(4));
      expect(told).toEqual(of(one, some(4)).told);
      expect(Object.keys(told)).toEqual(['ageBand', 'weeksWaiting', 'agencies']);
      for (const band of [told.ageBand, told.weeksWaiting]) expect(band).toMatch(/^\d{0,3}-\d{0,3}$/);
    }),
    { numRuns: 50 },
  );
});
