import { expect, test } from 'vitest';
import { type IsoDate, isoDate } from '../calendar/index.ts';
import { vuxam } from '../insatser/vuxam.ts';
import { type StepStart, stepFigures } from './figures.ts';
import type { StepId } from './steps.ts';

const steps = vuxam.steps ?? [];
const on = (day: string): IsoDate => isoDate(day);
const start = (startedOn: string, ...moves: readonly (readonly [StepId, string])[]): StepStart => ({
  startedOn: on(startedOn),
  moves: moves.map(([step, day]) => ({ step, on: on(day) })),
});

// Twenty who started on 10 January 2025: 16 reach step 1 in time, 11 step 2, 8 step 3, 2 step 4 and 1 step 5; four more started later.
const cohort: readonly StepStart[] = [
  start('2025-01-10', [1, '2025-02-01'], [2, '2025-05-01'], [3, '2025-08-01'], [4, '2025-11-01'], [5, '2026-01-10']),
  start('2025-01-10', [1, '2025-02-01'], [3, '2025-07-10'], [4, '2025-12-24']),
  ...Array.from({ length: 6 }, () => start('2025-01-10', [1, '2025-04-10'], [2, '2025-07-10'], [3, '2025-10-10'])),
  ...Array.from({ length: 3 }, () => start('2025-01-10', [1, '2025-03-01'], [2, '2025-06-01'], [1, '2025-09-01'])),
  ...Array.from({ length: 5 }, () => start('2025-01-10', [1, '2025-03-01'], [2, '2025-07-11'])),
  // A day late for step 1.
  ...Array.from({ length: 4 }, () => start('2025-01-10', [1, '2025-04-11'])),
  ...Array.from({ length: 4 }, () => start('2025-12-01', [1, '2025-12-20'])),
];

test('stegförflyttning against the targets at 3, 6, 9 and 12 months, of those whose time has come', () => {
  // The second passed over step 2 on the last day that counts: beyond it is at it.
  expect(stepFigures(cohort, steps, on('2026-02-28'))).toEqual([
    {
      step: 1,
      reportCode: 'steg-1',
      afterMonths: 3,
      targetPercent: 75,
      measured: 20,
      reached: 16,
      percent: 80,
      isMet: true,
    },
    {
      step: 2,
      reportCode: 'steg-2',
      afterMonths: 6,
      targetPercent: 60,
      measured: 20,
      reached: 11,
      percent: 55,
      isMet: false,
    },
    {
      step: 3,
      reportCode: 'steg-3',
      afterMonths: 9,
      targetPercent: 35,
      measured: 20,
      reached: 8,
      percent: 40,
      isMet: true,
    },
    {
      step: 4,
      reportCode: 'steg-4',
      afterMonths: 12,
      targetPercent: 10,
      measured: 20,
      reached: 2,
      percent: 10,
      isMet: true,
    },
    {
      step: 5,
      reportCode: 'steg-5',
      afterMonths: 12,
      targetPercent: 10,
      measured: 20,
      reached: 1,
      percent: 5,
      isMet: false,
    },
  ]);
});

test('before anybody’s time has come there is nothing to say', () => {
  const [first] = stepFigures(cohort, steps, on('2025-04-09'));
  expect(first).toEqual({ step: 1, reportCode: 'steg-1', afterMonths: 3, targetPercent: 75, measured: 0, reached: 0 });
  expect(stepFigures(cohort, steps, on('2025-04-10'))[0]).toMatchObject({ measured: 20, reached: 16 });
});
