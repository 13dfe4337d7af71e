import { expect, test } from 'vitest';
import { openPhasesOf } from './phases-of.ts';

test('a filter offers the phases of the insats and no others', () => {
  expect(openPhasesOf(['sikta-arbetsmarknad'])).toEqual([
    'referral',
    'waitingList',
    'assessment',
    'insats',
    'handover',
  ]);
  expect(openPhasesOf(['tuna'])).toContain('workTraining');
  expect(openPhasesOf([])).toContain('matching');
});
