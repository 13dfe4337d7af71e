import { expect, test } from 'vitest';
import { tuna2 } from '../insatser/tuna-2.ts';
import { targetFigures } from './figures.ts';

const targets = tuna2.targets ?? [];
const outcomes = (closed: Readonly<Record<string, number>>) =>
  targetFigures(
    Object.entries(closed).map(([reason, cases]) => ({ reason, cases })),
    targets,
  ).map(({ reportCode, measured, reached, percent, isMet }) => [reportCode, measured, reached, percent, isMet]);

test('TUNA: at most 30 % åter tidigare nivå, more than 50 % onward, of all who had started and were closed', () => {
  // 20 people: 6 back (30 %), 4 + 2 + 3 + 2 onward (55 %), 3 otherwise.
  const year = {
    returnedToPriorLevel: 6,
    employment: 4,
    studies: 2,
    vocationalRehabilitationAf: 3,
    afViaJointAssessment: 2,
    movedAway: 2,
    didNotAttend: 1,
  };
  expect(outcomes(year)).toEqual([
    ['ater-tidigare-niva', 20, 6, 30, true],
    ['vidare', 20, 11, 55, true],
  ]);
});

test('a target is missed by one person: 30 % is met and 50 % is not more than 50 %', () => {
  expect(outcomes({ returnedToPriorLevel: 4, employment: 5, movedAway: 1 })).toEqual([
    ['ater-tidigare-niva', 10, 4, 40, false],
    ['vidare', 10, 5, 50, false],
  ]);
  // 31 of 103 is 30.1 %: shown as 30 %, and missed.
  expect(outcomes({ returnedToPriorLevel: 31, employment: 72 })[0]).toEqual(['ater-tidigare-niva', 103, 31, 30, false]);
});

test('where nobody has been closed nothing is met or missed', () => {
  expect(outcomes({})).toEqual([
    ['ater-tidigare-niva', 0, 0, undefined, undefined],
    ['vidare', 0, 0, undefined, undefined],
  ]);
});
