import { expect, test } from 'vitest';
import { metAboutHandover, openHandover, people } from '../../testing/index.ts';

test('åter tidigare nivå is not given without a reason behind it, nor any other with one', () => {
  const journey = metAboutHandover();
  journey.does(people.tunaCoach, { type: 'withdrawHandover', handover: openHandover(journey) });
  const close = { type: 'closeCase', reason: 'returnedToPriorLevel' } as const;
  expect(journey.isRefused(people.tunaCoach, close).code).toBe('subReasonMissing');
  expect(journey.isRefused(people.tunaCoach, { ...close, subReason: 'tired' }).code).toBe('subReasonUnknown');
  expect(
    journey.isRefused(people.tunaCoach, { type: 'closeCase', reason: 'employment', subReason: 'belowLevelOfAf' }).code,
  ).toBe('subReasonUnknown');
  journey.does(people.tunaCoach, { ...close, subReason: 'needsSocialPsychiatry' });
  expect(journey.state().closure).toMatchObject({ reason: 'returnedToPriorLevel', subReason: 'needsSocialPsychiatry' });
});
