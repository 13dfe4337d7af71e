import { expect, test } from 'vitest';
import {
  inWorkTraining,
  metAboutHandover,
  monday,
  newJourney,
  openHandover,
  people,
  tunaReferral,
  waitingForPlacement,
} from '../../testing/index.ts';
import { stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from './parties.ts';
import { tuna } from './tuna.ts';

const closing = (reportCode: string) => tuna.closureReasons.find((reason) => reason.reportCode === reportCode);

test('TUNA runs in four places, with the kommuner of the report', () => {
  expect(tuna.places.map(({ id, kommuner }) => [id, ...kommuner])).toEqual([
    ['eskilstuna', 'Eskilstuna'],
    ['strangnas', 'Strängnäs'],
    ['kfv', 'Katrineholm', 'Flen', 'Vingåker'],
    ['nykopingoxelosund', 'Nyköping', 'Oxelösund'],
  ]);
});

test('the phases are those of the lists: aktualisering, kö, kartläggning, väntar på plats, arbetsträning, överlämning, avslut', () => {
  expect(tuna.phases.map(({ reportCode }) => reportCode)).toEqual([
    'aktualisering',
    'ko',
    'kartlaggning',
    'vantar-pa-plats',
    'arbetstraning',
    'overlamning',
    'avslutad',
  ]);
});

test('åter tidigare nivå says why: not reached Arbetsförmedlingen’s level, worsened, or in need of socialpsykiatri', () => {
  expect(closing('ater-tidigare-niva')?.subReasons?.map(({ reportCode }) => reportCode)).toEqual([
    'ej-niva-for-af',
    'forsamrad-vardbehov',
    'behov-av-socialpsykiatri',
  ]);
});

test.each([1962, 2009])('somebody born in %i is outside the ages of TUNA in 2026', (birthYear) => {
  const journey = newJourney(monday, tuna);
  const referral = tunaReferral();
  if (referral.type !== 'referCase') throw new Error('an aktualisering');
  expect(journey.isRefused(people.fkEskilstuna, { ...referral, facts: { ...referral.facts, birthYear } }).code).toBe(
    'ageOutsideModel',
  );
});

test('after the kartläggning the case waits for a place, and says so', () => {
  const journey = waitingForPlacement();
  expect(journey.state().phase).toBe('waitingForPlacement');
  expect(waitingFor(journey.state(), tuna)).toMatchObject({ reason: 'placement', unit: units.tunaEskilstuna.unit });
  journey.wait(60);
  expect(stallOf(journey.state(), tuna, journey.now())).toMatchObject({ stalled: true, cause: 'placement' });
});

test('a place that ends leads back to waiting for the next', () => {
  const journey = inWorkTraining();
  expect(journey.state().phase).toBe('workTraining');
  const [placement] = journey.state().placements;
  journey.does(people.tunaCoach, { type: 'endPlacement', placement: placement?.id ?? '', to: journey.today() });
  expect(journey.state().phase).toBe('waitingForPlacement');
  expect(journey.openTasks()).toContain('arrangePlacement');
});

test('a whole journey: from aktualisering by way of arbetsträning to Arbetsförmedlingen', () => {
  const journey = metAboutHandover();
  journey.does(people.afEskilstuna, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.state().holder.unit).toBe(units.afEskilstuna.unit);
  journey.does(people.afEskilstuna, { type: 'closeCase', reason: 'vocationalRehabilitationAf' });
  expect(journey.state().phase).toBe('closed');
});
