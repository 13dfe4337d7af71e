import { shownCounts } from './shown-counts.ts';
import { SMALLEST_GROUP } from './small-group.ts';

export type GroupCount = { readonly group: string; readonly count: number };

export type ShownSoFar = {
  /** How many of each group may be told, groups in order of their names; a group of which nothing may be told is not there. */
  readonly groups: readonly GroupCount[];
  /** How many are counted but in no group yet: none, or at least the smallest group. */
  readonly left: number;
};

type Sums = ReadonlyMap<string, number>;

const withAll = (sums: Sums, counts: readonly GroupCount[]): Sums => {
  const next = new Map(sums);
  for (const { group, count } of counts) next.set(group, (next.get(group) ?? 0) + count);
  return next;
};

const inOrder = (sums: Sums): readonly GroupCount[] =>
  [...sums]
    .map(([group, count]) => ({ group, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.group.localeCompare(b.group, 'en', { numeric: true }));

/**
 * What may be told of a count that grows, to somebody who has seen all that was told before. Takes the cohorts in order, each a whole of
 * people who came to be counted together. A group's number grows by none or by at least `atLeast`; those of whom there are fewer wait, with
 * as many others as it takes that they can't be worked out, until a later cohort brings more of them. Two people of one cohort who change
 * groups with each other change nothing that is ever told: nobody is one of fewer than the cohort. Refuses (RangeError) a smaller cohort.
 */
export const successiveCounts = (cohorts: readonly (readonly GroupCount[])[], atLeast = SMALLEST_GROUP): ShownSoFar => {
  let told: Sums = new Map();
  let left: Sums = new Map();
  for (const cohort of cohorts) {
    if (cohort.reduce((sum, { count }) => sum + count, 0) < atLeast) throw new RangeError('the cohort is too small');
    const waiting = inOrder(withAll(left, cohort));
    const [shown = []] = shownCounts([waiting.map(({ count }) => count)], atLeast).cells;
    told = withAll(
      told,
      waiting.filter((_, n) => shown[n] !== undefined),
    );
    left = withAll(
      new Map(),
      waiting.filter((_, n) => shown[n] === undefined),
    );
  }
  return { groups: inOrder(told), left: [...left.values()].reduce((sum, count) => sum + count, 0) };
};
