import { expect, test } from 'vitest';
import { hasPlacements, openPhasesOf } from './phases-of.ts';

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

test('arbetsträning is offered where the insats has it', () => {
  expect(hasPlacements('sikta-arbetsmarknad')).toBe(false);
  expect(hasPlacements('tuna')).toBe(true);
});
