import { expect, test } from 'vitest';
import { monday, newJourney, people, tunaReferral } from '../../testing/index.ts';
import { isoDate } from '../calendar/index.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import { tuna } from '../insatser/tuna.ts';
import { warningsOf } from './warning.ts';

const byAf = { referredBy: 'arbetsformedlingen', income: 'aktivitetsstod' } as const;
const facts = {
  sex: 'K',
  birthYear: 1990,
  kommun: 'Eskilstuna',
  referredBy: 'arbetsformedlingen',
  referredOn: isoDate('2026-03-02'),
} as const;

test('Arbetsförmedlingen is warned that TUNA can’t be offered together with aktivitetsstöd', () => {
  expect(warningsOf(tuna, byAf)).toEqual(['notTogetherWithAktivitetsstod']);
  expect(warningsOf(tuna, { ...byAf, referredBy: 'forsakringskassan' })).toEqual([]);
  expect(warningsOf(tuna, { ...byAf, income: 'sjukpenning' })).toEqual([]);
  expect(warningsOf(siktaArbetsmarknad, byAf)).toEqual([]);
});

test('who has not seen the warning is shown it; who has may go on, and the ledger says so', () => {
  const journey = newJourney(monday, tuna);
  const referral = { facts, income: 'aktivitetsstod' } as const;
  expect(journey.isRefused(people.afEskilstuna, tunaReferral(referral))).toEqual({
    code: 'warningNotAcknowledged',
    facts: { warning: 'notTogetherWithAktivitetsstod' },
  });
  const acknowledged = ['notTogetherWithAktivitetsstod'] as const;
  const [opening] = journey.does(people.afEskilstuna, tunaReferral({ ...referral, acknowledged }));
  expect(opening).toMatchObject({ type: 'caseReferred', acknowledged });
});

test('somebody with another income is aktualiserad without a word', () => {
  const journey = newJourney(monday, tuna);
  journey.does(people.afEskilstuna, tunaReferral({ facts, income: 'forsorjningsstod' }));
  expect(journey.state().phase).toBe('referral');
});
