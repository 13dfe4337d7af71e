import { describe, expect, test } from 'vitest';
import {
  calledToTuna,
  documentRef,
  inWorkTraining,
  lastMeeting,
  monday,
  newJourney,
  openHandover,
  participantParty,
  people,
  tunaReferral,
  unitParty,
  waitingForPlacement,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
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

describe('an open insurance question', () => {
  const summonsOf = (journey: ReturnType<typeof calledToTuna>) => journey.state().summonses.at(-1)?.id ?? '';

  test('keeps those from starting whom Försäkringskassan aktualiserade, until it is settled', () => {
    const journey = calledToTuna(newJourney(monday, tuna), { insuranceQuestionOpen: true });
    const comes = { type: 'answerSummons', summons: summonsOf(journey), answer: 'comes' } as const;
    expect(journey.isRefused(people.tunaCoach, comes).code).toBe('insuranceQuestionOpen');
    journey.does(people.fkEskilstuna, { type: 'resolveInsuranceQuestion' });
    journey.does(people.tunaCoach, comes);
    expect(journey.state().phase).toBe('assessment');
  });

  test('keeps nobody else from starting', () => {
    const journey = newJourney(monday, tuna);
    const plain = tunaReferral({ insuranceQuestionOpen: true });
    if (plain.type !== 'referCase') throw new Error('an aktualisering');
    journey.does(people.afEskilstuna, { ...plain, facts: { ...plain.facts, referredBy: 'arbetsformedlingen' } });
    journey.does(people.tunaCoach, { type: 'acceptHandover', handover: openHandover(journey) });
    journey.does(
      { type: 'system', source: 'waitingList' },
      {
        type: 'callParticipant',
        coach: people.tunaCoach.staff,
        answerBy: addDays(journey.today(), 14),
        calledBy: units.tunaEskilstuna,
      },
    );
    journey.does(people.tunaCoach, { type: 'answerSummons', summons: summonsOf(journey), answer: 'comes' });
    expect(journey.state().phase).toBe('assessment');
  });
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

/** Arbetsförmedlingen is met, has taken over, and the meeting is recorded. */
const handedOver = () => {
  const journey = inWorkTraining();
  journey.wait(14);
  journey.does(people.tunaCoach, { type: 'beginHandover' });
  journey.does(people.tunaCoach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afEskilstuna },
    action: 'vocationalRehabilitation',
    basis: 'samtycke',
    answerBy: addDays(journey.today(), 21),
  });
  journey.does(people.tunaCoach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(journey.now(), { days: 7 }),
    minutesLong: 60,
    mode: 'video',
    parties: [unitParty('tuna', units.tunaEskilstuna), unitParty('af', units.afEskilstuna), participantParty],
  });
  journey.wait(7);
  const meeting = lastMeeting(journey);
  journey.does(people.tunaCoach, {
    type: 'meetingHeld',
    meeting,
    attended: ['tuna', 'af', 'participant'],
    mode: 'video',
  });
  journey.does(people.tunaCoach, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'handedOver' },
  });
  return journey;
};

test('a whole journey: from aktualisering by way of arbetsträning to Arbetsförmedlingen', () => {
  const journey = handedOver();
  journey.does(people.afEskilstuna, { type: 'acceptHandover', handover: openHandover(journey) });
  expect(journey.state().holder.unit).toBe(units.afEskilstuna.unit);
  journey.does(people.afEskilstuna, { type: 'closeCase', reason: 'vocationalRehabilitationAf' });
  expect(journey.state().phase).toBe('closed');
});

test('åter tidigare nivå is not given without a reason behind it, nor any other with one', () => {
  const journey = handedOver();
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
