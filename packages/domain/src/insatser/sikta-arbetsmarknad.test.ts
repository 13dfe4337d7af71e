import { expect, test } from 'vitest';
import { agencyKinds } from '../organisation/organisation.ts';
import { siktaArbetsmarknad as sikta } from './sikta-arbetsmarknad.ts';

const closing = (reportCode: string) =>
  sikta.closureReasons.find((reason) => reason.reportCode === reportCode)?.requires;

test('any of the four agencies may aktualisera, the förbund may not', () => {
  expect([...sikta.referrers].sort()).toEqual(agencyKinds.filter((kind) => kind !== 'forbund').sort());
});

test('a case goes from aktualisering to avslut by the phases of the report', () => {
  const way = sikta.phases.map(({ id, reportCode }) => [id, reportCode]);
  expect(way).toEqual([
    ['referral', 'aktualisering'],
    ['waitingList', 'ko'],
    ['assessment', 'kartlaggning'],
    ['insats', 'insats'],
    ['handover', 'overlamning'],
    ['closed', 'avslutad'],
  ]);
  // The first way onward is the one that a case takes when all goes as planned.
  expect(sikta.phases.map(({ next }) => next[0])).toEqual([...way.slice(1).map(([id]) => id), undefined]);
});

test('every avslutsorsak of the report for 2020 can be given', () => {
  const reported = [
    'arbetslivsinriktad-rehabilitering-af',
    'af-via-gemensam-kartlaggning',
    'arbete',
    'plattformen',
    'flytt',
    'graviditet',
    'studier',
    'avliden',
    'ater-tidigare-niva',
  ];
  expect(sikta.closureReasons.map(({ reportCode }) => reportCode)).toEqual(expect.arrayContaining(reported));
});

test.each(['flytt', 'avliden', 'graviditet', 'uteblivit', 'tackat-nej', 'felaktig-aktualisering'])(
  '%s is an exception, and must be explained',
  (reportCode) => {
    expect(closing(reportCode)).toEqual({ type: 'explanation' });
  },
);

test.each(['arbete', 'studier', 'ater-tidigare-niva'])('%s needs a held överlämningsmöte', (reportCode) => {
  expect(closing(reportCode)).toEqual({ type: 'handoverMeetingHeld' });
});

test.each([
  ['plattformen', { route: 'jointForum' }],
  ['af-via-gemensam-kartlaggning', { route: 'jointAssessment', kind: 'arbetsformedlingen' }],
  ['arbetslivsinriktad-rehabilitering-af', { route: 'unit', kind: 'arbetsformedlingen' }],
] as const)('%s needs an accepted handover besides', (reportCode, acceptedHandover) => {
  expect(closing(reportCode)).toEqual({ type: 'handoverMeetingHeld', acceptedHandover });
});

test('the first uppföljning comes after two weeks, the others after four to six', () => {
  expect(sikta.followUp).toEqual({ firstAfterDays: 14, thenAfterDays: { earliest: 28, latest: 42 } });
});

test('a meeting by video or phone counts as much as a physical one', () => {
  for (const { modes } of Object.values(sikta.meetings)) expect(modes).toEqual(['physical', 'video', 'phone']);
});
