import { expect, test } from 'vitest';
import { documentRef, inConsultation, people, team } from '../../testing/index.ts';
import { units } from './parties.ts';
import { samverkansteamKonsultation as konsultation } from './samverkansteam-konsultation.ts';

test('Arbetsförmedlingen, kommunen and Region Skåne’s vård may ask for a consultation', () => {
  expect(konsultation.referrers).toEqual(['arbetsformedlingen', 'kommun', 'region']);
});

test('a whole journey: asked for, put to the team, recommended, closed by whoever holds it', () => {
  const journey = inConsultation();
  expect(journey.state()).toMatchObject({
    phase: 'teamReview',
    startedOn: journey.today(),
    holder: { unit: units.kavlingeArbetsmarknad.unit },
  });
  expect(journey.isRefused(people.kavlinge, { type: 'closeCase', reason: 'consultationGiven' }).code).toBe(
    'recommendationMissing',
  );
  journey.does(people.kavlinge, { type: 'bringToTeam', question: documentRef('fråga') });
  journey.wait(45);
  journey.does(team, {
    type: 'recommendationGiven',
    document: documentRef('rekommendation'),
    meeting: 'a meeting of the team',
    on: journey.today(),
  });
  journey.does(people.kavlinge, { type: 'closeCase', reason: 'consultationGiven' });
  expect(journey.state().phase).toBe('closed');
});
