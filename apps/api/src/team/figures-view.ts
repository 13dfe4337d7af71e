import { successiveCounts } from '@stafett/deidentification';
import type { TeamCohort } from '@stafett/domain';
import type { TeamFigures } from '@stafett/schemas';

/** The cases that the team has had, as they may be shown: nobody is one of fewer than five, in any number or by any difference of two looks. */
export const figuresView = (cohorts: readonly TeamCohort[]): TeamFigures | undefined => {
  const last = cohorts.at(-1);
  if (!last) return undefined;
  const { groups, left } = successiveCounts(
    cohorts.map(({ counts }) => counts.map(({ ageBand, cases }) => ({ group: ageBand, count: cases }))),
  );
  return {
    on: last.on,
    bands: groups.map(({ group, count }) => ({ ageBand: group, cases: count })),
    left,
    total: groups.reduce((sum, { count }) => sum + count, left),
  };
};
