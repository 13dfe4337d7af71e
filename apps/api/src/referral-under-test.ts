import { randomUUID } from 'node:crypto';
import { stockholmDate } from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import type { Person } from './api-under-test.ts';
import { systemClock } from './clock.ts';

type Referral = Parameters<Person['api']['cases']['refer']['mutate']>[0];

/** An aktualisering of today to SIKTA-Arbetsmarknad, as Försäkringskassan may send it, with what the test is about put in its place. */
export const aReferral = (about: Partial<Referral> & Pick<Referral, 'participant'>): Referral => ({
  commandId: randomUUID(),
  insats: 'sikta-arbetsmarknad',
  place: 'kfv',
  sex: 'K',
  birthYear: 1985,
  kommun: 'Flen',
  referredOn: stockholmDate(systemClock()),
  income: 'okand',
  insuranceQuestionOpen: false,
  ...agreed(stockholmDate(systemClock()), 'coordinateSupport'),
  ...about,
});

/** The aktualisering of somebody with a personnummer, which tells their sex and year of birth, and with words of the referrer's own. */
export const aReferralOf = (name: string, personnummer: string, message: string): Referral =>
  aReferral({
    participant: { name, personnummer },
    sex: Number(personnummer.at(-2)) % 2 === 0 ? 'K' : 'M',
    birthYear: Number(personnummer.slice(0, 4)),
    kommun: 'Vingåker',
    income: 'sjukpenning',
    insuranceQuestionOpen: true,
    message,
  });
