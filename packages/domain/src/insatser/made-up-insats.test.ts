import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  agreed,
  documentRef,
  lastMeeting,
  monday,
  newJourney,
  openHandover,
  participantParty,
  people,
  referral,
  unitParty,
  waitingList,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import { allowedCommands } from '../case/allowed-commands.ts';
import { effectsOf } from '../case/effects.ts';
import type { CaseEvent } from '../case/events.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { defineInsats } from './define-insats.ts';
import { type InsatsWords, missingWords } from './missing-words.ts';
import { contentHash } from './model-hash.ts';
import { agencies, ref, units } from './parties.ts';
import { type RegisteredModel, registeredModels } from './registry.ts';

// A new insats is one model file and its texts. This is such a file; nothing else in the core knows of it.
const gronArbetstraning = defineInsats({
  id: 'gron-arbetstraning',
  name: 'Grön arbetsträning',
  places: [
    {
      id: 'flen',
      kommuner: ['Flen'],
      hostAgency: agencies.kommun.id,
      unit: units.kommunSikta.unit,
      coordinator: ref(units.forbundKansli),
    },
  ],
  referrers: ['forsakringskassan', 'region'],
  age: { from: 20, to: 64 },
  phases: [
    {
      id: 'referral',
      reportCode: 'anmalan',
      next: ['waitingList', 'closed'],
      reviewAfterDays: 30,
      stalledAfterWorkingDays: 15,
    },
    {
      id: 'waitingList',
      reportCode: 'ko',
      next: ['assessment', 'closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 40,
    },
    {
      id: 'assessment',
      reportCode: 'kartlaggning',
      next: ['workTraining', 'closed'],
      reviewAfterDays: 40,
      stalledAfterWorkingDays: 30,
    },
    {
      id: 'workTraining',
      reportCode: 'tradgard',
      next: ['handover', 'closed'],
      reviewAfterDays: 120,
      stalledAfterWorkingDays: 120,
    },
    {
      id: 'handover',
      reportCode: 'overlamning',
      next: ['closed'],
      reviewAfterDays: 60,
      stalledAfterWorkingDays: 30,
    },
    { id: 'closed', reportCode: 'avslutad', next: [], reviewAfterDays: 0, stalledAfterWorkingDays: 0 },
  ],
  insuranceQuestionBlocksStart: false,
  warnings: [{ code: 'notTogetherWithAktivitetsstod', referredBy: 'region', income: 'aktivitetsstod' }],
  summons: { answerWithinDays: 10 },
  assessment: { withinDays: 21 },
  plan: { withinDays: 7 },
  followUp: { firstAfterDays: 7, thenAfterDays: { earliest: 21, latest: 28 } },
  handover: {
    routes: [{ route: 'unit', to: ['arbetsformedlingen'], actions: ['takeOver'] }],
    acknowledgeWithinWorkingDays: 3,
    answerWithinWorkingDays: 10,
    expiresAfterWorkingDays: 10,
  },
  referral: { acknowledgeWithinWorkingDays: 3, answerWithinWorkingDays: 10, expiresAfterWorkingDays: 10 },
  meetings: {},
  tasks: {},
  closureReasons: [
    {
      id: 'takenOverByAf',
      reportCode: 'till-af',
      requires: { type: 'handoverMeetingHeld', acceptedHandover: { route: 'unit', kind: 'arbetsformedlingen' } },
    },
    {
      id: 'stopped',
      reportCode: 'avbrott',
      requires: { type: 'explanation' },
      subReasons: [{ id: 'season', reportCode: 'sasong-slut' }],
    },
  ],
  jointForums: [],
});

// The line that a release would add to the registry.
const line: RegisteredModel = { hash: contentHash(gronArbetstraning), model: gronArbetstraning };
const registry = registeredModels as RegisteredModel[];
beforeAll(() => registry.push(line));
afterAll(() => registry.splice(registry.indexOf(line), 1));

const words: InsatsWords = {
  reportPhase: { ko: 'Kö', kartlaggning: 'Kartläggning', overlamning: 'Överlämning', avslutad: 'Avslutat' },
  closureReason: { 'till-af': ' ' },
  closureSubReason: {},
  warning: { notTogetherWithAktivitetsstod: 'Inte tillsammans med aktivitetsstöd.' },
  reportStep: {},
  reportTarget: {},
};

test('it says which texts it lacks, and lacks none once they are written', () => {
  expect(missingWords(gronArbetstraning, words)).toEqual([
    'reportPhase.anmalan',
    'reportPhase.tradgard',
    'closureReason.till-af',
    'closureReason.avbrott',
    'closureSubReason.sasong-slut',
  ]);
  const written: InsatsWords = {
    ...words,
    reportPhase: { ...words.reportPhase, anmalan: 'Anmälan', tradgard: 'I trädgården' },
    closureReason: { 'till-af': 'Till Arbetsförmedlingen', avbrott: 'Avbrott' },
    closureSubReason: { 'sasong-slut': 'Säsongen är slut' },
  };
  expect(missingWords(gronArbetstraning, written)).toEqual([]);
});

test('it runs a whole journey, from anmälan to avslut, and waits on somebody all the way', () => {
  const journey = newJourney(monday, gronArbetstraning);
  const waitsFor = () => waitingFor(journey.state(), gronArbetstraning)?.reason;
  const told = () => ({ phase: journey.state().phase, waitsFor: waitsFor() });
  journey.does(people.fk, referral({ insats: 'gron-arbetstraning', place: 'flen' }));
  expect(told()).toEqual({ phase: 'referral', waitsFor: 'referralAnswer' });

  const before = journey.state();
  const events = journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
  const entered = events.find(({ type }) => type === 'phaseEntered') as CaseEvent;
  expect(effectsOf(before, entered, journey.state(), 'the act')).toMatchObject([
    { type: 'toWaitingList', insats: 'gron-arbetstraning', place: 'flen', command: { type: 'enterWaitingList' } },
  ]);
  expect(told()).toEqual({ phase: 'waitingList', waitsFor: 'placeInInsats' });

  journey.does(waitingList, {
    type: 'callParticipant',
    coach: people.coach.staff,
    answerBy: addDays(journey.today(), 10),
    calledBy: units.kommunSikta,
  });
  const summons = journey.state().summonses.at(-1)?.id ?? '';
  journey.does(people.coach, { type: 'answerSummons', summons, answer: 'comes' });
  expect(told()).toEqual({ phase: 'assessment', waitsFor: 'assessment' });

  journey.does(people.coach, {
    type: 'completeAssessment',
    document: documentRef('kartläggning'),
    on: journey.today(),
  });
  expect(told()).toEqual({ phase: 'workTraining', waitsFor: 'plan' });
  journey.does(people.coach, { type: 'savePlan', document: documentRef('plan'), on: journey.today() });
  expect(waitsFor()).toBe('followUp');
  journey.wait(8);
  expect(journey.openTasks()).toContain('holdFollowUp');
  journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
  expect(allowedCommands(journey.state(), people.coach, gronArbetstraning, journey.now())).not.toContain('bringToTeam');

  journey.does(people.coach, { type: 'beginHandover' });
  journey.does(people.coach, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afRehab },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  expect(told()).toEqual({ phase: 'handover', waitsFor: 'handoverAnswer' });
  journey.does(people.coach, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: addDuration(journey.now(), { days: 5 }),
    minutesLong: 45,
    mode: 'phone',
    parties: [unitParty('host', units.kommunSikta), unitParty('af', units.afRehab), participantParty],
  });
  journey.wait(5);
  const meeting = lastMeeting(journey);
  journey.does(people.coach, { type: 'meetingHeld', meeting, attended: ['host', 'af', 'participant'], mode: 'phone' });
  journey.does(people.coach, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'handedOver' },
  });
  journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(people.af, { type: 'closeCase', reason: 'takenOverByAf' });
  expect(told()).toEqual({ phase: 'closed', waitsFor: undefined });
});
