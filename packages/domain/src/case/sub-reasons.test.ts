import { expect, test } from 'vitest';
import {
  type Ask,
  importer,
  importOf,
  metAboutHandover,
  monday,
  newJourney,
  openHandover,
  people,
} from '../../testing/index.ts';
import { isoDate } from '../calendar/index.ts';
import { tuna } from '../insatser/tuna.ts';

test('åter tidigare nivå is not given without a reason behind it, nor any other with one', () => {
  const journey = metAboutHandover();
  journey.does(people.tunaCoach, {
    type: 'withdrawHandover',
    reason: 'situationChanged',
    handover: openHandover(journey),
  });
  const close = { type: 'closeCase', reason: 'returnedToPriorLevel' } as const;
  expect(journey.isRefused(people.tunaCoach, close).code).toBe('subReasonMissing');
  expect(journey.isRefused(people.tunaCoach, { ...close, subReason: 'tired' }).code).toBe('subReasonUnknown');
  expect(
    journey.isRefused(people.tunaCoach, { type: 'closeCase', reason: 'employment', subReason: 'belowLevelOfAf' }).code,
  ).toBe('subReasonUnknown');
  journey.does(people.tunaCoach, { ...close, subReason: 'needsSocialPsychiatry' });
  expect(journey.state().closure).toMatchObject({ reason: 'returnedToPriorLevel', subReason: 'needsSocialPsychiatry' });
});

test('a list that says what lies behind a closing says what the model knows; an older list need not', () => {
  const listed = (closed: { readonly reason: string; readonly subReason?: string }) => ({
    ...importOf({
      insats: tuna.id,
      place: 'eskilstuna',
      phase: 'closed',
      closed: { on: isoDate('2020-10-01'), ...closed },
    }),
    facts: { sex: 'K', birthYear: 1990, kommun: 'Eskilstuna', referredBy: 'kommun', referredOn: isoDate('2019-10-30') },
  });
  const refusedAs = (closed: Parameters<typeof listed>[0]) =>
    newJourney(monday, tuna).isRefused(importer, listed(closed) as Ask).code;
  expect(refusedAs({ reason: 'returnedToPriorLevel', subReason: 'tired' })).toBe('subReasonUnknown');
  expect(refusedAs({ reason: 'employment', subReason: 'belowLevelOfAf' })).toBe('subReasonUnknown');
  expect(refusedAs({ reason: 'lottery' })).toBe('closureReasonUnknown');
  const journey = newJourney(monday, tuna);
  journey.does(importer, listed({ reason: 'returnedToPriorLevel', subReason: 'belowLevelOfAf' }) as Ask);
  expect(journey.state().closure).toMatchObject({ subReason: 'belowLevelOfAf', by: 'import' });
  newJourney(monday, tuna).does(importer, listed({ reason: 'returnedToPriorLevel' }) as Ask);
});
