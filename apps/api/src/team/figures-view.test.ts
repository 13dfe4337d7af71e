import { SMALLEST_GROUP } from '@stafett/deidentification';
import { isoDate, smallestCohort, type TeamCohort } from '@stafett/domain';
import { TeamFigures } from '@stafett/schemas';
import { expect, test } from 'vitest';
import { figuresView } from './figures-view.ts';

const march: TeamCohort = {
  meeting: 'in March',
  on: isoDate('2026-03-12'),
  counts: [
    { ageBand: '-', cases: 5 },
    { ageBand: '20-24', cases: 7 },
    { ageBand: '25-29', cases: 2 },
  ],
};
const june: TeamCohort = { meeting: 'in June', on: isoDate('2026-06-11'), counts: [{ ageBand: '25-29', cases: 5 }] };

test('before there are enough cases there are no figures', () => {
  expect(figuresView([])).toBeUndefined();
});

test('the figures are as of the latest meeting that brought enough cases, and a few of one age are told later', () => {
  expect(figuresView([march])).toEqual({
    on: '2026-03-12',
    bands: [{ ageBand: '20-24', cases: 7 }],
    left: 7,
    total: 14,
  });
  const view = figuresView([march, june]);
  expect(view).toEqual({
    on: '2026-06-11',
    bands: [
      { ageBand: '-', cases: 5 },
      { ageBand: '20-24', cases: 7 },
      { ageBand: '25-29', cases: 7 },
    ],
    left: 0,
    total: 19,
  });
  expect(TeamFigures.parse(view)).toEqual(view);
});

test('what the core counts together is no smaller than what may be told', () => {
  expect(smallestCohort).toBeGreaterThanOrEqual(SMALLEST_GROUP);
});
