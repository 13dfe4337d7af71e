import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SMALLEST_GROUP } from './small-group.ts';
import { type GroupCount, type ShownSoFar, successiveCounts } from './successive-counts.ts';

const people = fc.array(fc.constantFrom('-', '20-24', '25-29', '30-34', '60-'), { minLength: 5, maxLength: 14 });
const cohorts = fc.array(people, { minLength: 1, maxLength: 6 });

const counted = (groups: readonly string[]): readonly GroupCount[] => groups.map((group) => ({ group, count: 1 }));
/** What is told after each cohort: all that anybody has ever seen. */
const everTold = (told: readonly (readonly string[])[]): readonly ShownSoFar[] =>
  told.map((_, n) => successiveCounts(told.slice(0, n + 1).map(counted)));

const numberOf = ({ groups }: ShownSoFar, group: string): number =>
  groups.find((one) => one.group === group)?.count ?? 0;
const isNoneOrMany = (count: number): boolean => count === 0 || count >= SMALLEST_GROUP;

test('two people of one cohort who change groups with each other change nothing that was ever told', () => {
  fc.assert(
    fc.property(cohorts, fc.nat(), fc.nat(), fc.nat(), (told, which, one, other) => {
      const cohort = which % told.length;
      const changed = told.map((groups, n) => {
        if (n !== cohort) return groups;
        const [a, b] = [one % groups.length, other % groups.length];
        return groups.map((group, i) => (i === a ? groups[b] : i === b ? groups[a] : group) ?? group);
      });
      expect(everTold(changed)).toEqual(everTold(told));
    }),
    { numRuns: 300 },
  );
});

test('between any two looks a group has grown by none or by enough, and those in no group yet are none or enough', () => {
  fc.assert(
    fc.property(cohorts, (told) => {
      const looks: readonly ShownSoFar[] = [{ groups: [], left: 0 }, ...everTold(told)];
      for (const [n, later] of looks.entries()) {
        expect(isNoneOrMany(later.left)).toBe(true);
        for (const earlier of looks.slice(0, n))
          for (const { group } of later.groups) {
            const grown = numberOf(later, group) - numberOf(earlier, group);
            expect(isNoneOrMany(grown), JSON.stringify({ told, group })).toBe(true);
          }
      }
    }),
    { numRuns: 300 },
  );
});

test('everybody is counted once: in a group, or in none yet', () => {
  fc.assert(
    fc.property(cohorts, (told) => {
      const { groups, left } = successiveCounts(told.map(counted));
      const all = told.flat();
      expect(groups.reduce((sum, { count }) => sum + count, 0) + left).toBe(all.length);
      for (const { group, count } of groups)
        expect(count).toBeLessThanOrEqual(all.filter((one) => one === group).length);
    }),
    { numRuns: 200 },
  );
});

test('a few of one age wait until there are more of them, and take others with them so that they can’t be worked out', () => {
  const of = (group: string, count: number): GroupCount => ({ group, count });
  const first = [of('20-24', 6), of('25-29', 9), of('30-34', 2)];
  expect(successiveCounts([first])).toEqual({ groups: [of('25-29', 9)], left: 8 });
  expect(successiveCounts([first, [of('20-24', 1), of('30-34', 4)]])).toEqual({
    groups: [of('20-24', 7), of('25-29', 9), of('30-34', 6)],
    left: 0,
  });
  expect(successiveCounts([])).toEqual({ groups: [], left: 0 });
  expect(() => successiveCounts([[of('20-24', 4)]])).toThrow(RangeError);
});
