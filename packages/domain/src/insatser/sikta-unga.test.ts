import { expect, test } from 'vitest';
import { documentRef, inUnga, people, recommended } from '../../testing/index.ts';
import { siktaUnga } from './sikta-unga.ts';

const requires = (reportCode: string) =>
  siktaUnga.closureReasons.find((reason) => reason.reportCode === reportCode)?.requires;

test('the phases go from aktualisering by way of the samverkansteam to avslut', () => {
  expect(siktaUnga.phases.map(({ id, next }) => [id, next[0]])).toEqual([
    ['referral', 'waitingList'],
    ['waitingList', 'assessment'],
    ['assessment', 'insats'],
    ['insats', 'teamReview'],
    ['teamReview', 'closed'],
    ['closed', undefined],
  ]);
});

test('every avslutsorsak of the report for 2020 can be given', () => {
  const reported = [
    'arbete',
    'studier',
    'annan-insats',
    'arbetslivsinriktad-rehabilitering-af',
    'flytt',
    'fortsatt-planering-kommun',
    'lss',
    'vardbehov',
    'graviditet',
    'uteblivit',
  ];
  expect(siktaUnga.closureReasons.map(({ reportCode }) => reportCode)).toEqual(expect.arrayContaining(reported));
});

test.each([
  'arbete',
  'studier',
  'lss',
  'vardbehov',
  'fortsatt-planering-kommun',
  'arbetslivsinriktad-rehabilitering-af',
])('%s needs the rekommendation of the samverkansteam', (reportCode) => {
  expect(requires(reportCode)).toEqual({ type: 'recommendationGiven' });
});

test.each(['flytt', 'graviditet', 'uteblivit', 'avliden', 'tackat-nej', 'felaktig-aktualisering'])(
  '%s is an exception, and must be explained',
  (reportCode) => {
    expect(requires(reportCode)).toEqual({ type: 'explanation' });
  },
);

test('nobody is closed before the samverkansteam has been heard, but by an exception in words', () => {
  const journey = inUnga();
  expect(journey.isRefused(people.coach, { type: 'closeCase', reason: 'employment' }).code).toBe(
    'recommendationMissing',
  );
  expect(journey.isRefused(people.coach, { type: 'closeCase', reason: 'movedAway' }).code).toBe('closureNeedsReason');
  journey.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flytt') });
  expect(journey.state().phase).toBe('closed');
});

test('a whole journey: from the habilitering by way of the team to work', () => {
  const journey = recommended();
  const recommendation = journey.state().recommendations?.[0]?.id ?? '';
  journey.does(people.coach, { type: 'decideOnRecommendation', recommendation, decision: 'follows', next: 'close' });
  journey.does(people.coach, { type: 'recordIncome', income: 'lon' });
  journey.does(people.coach, { type: 'closeCase', reason: 'employment' });
  expect(journey.state()).toMatchObject({
    phase: 'closed',
    closure: { reason: 'employment' },
    incomeAtStart: 'aktivitetsersattning',
    incomeNow: 'lon',
  });
});
