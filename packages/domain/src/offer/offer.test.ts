import { describe, expect, test } from 'vitest';
import {
  documentRef,
  duaMet,
  duaOpen,
  duaReferred,
  duaStarted,
  importer,
  importOf,
  inDays,
  lastMeeting,
  letsTell,
  newDua,
  newJourney,
  participantParty,
  people,
  referral,
  unitParty,
} from '../../testing/index.ts';
import { addDays, isoDate } from '../calendar/index.ts';
import { dua } from '../insatser/dua.ts';
import { units } from '../insatser/parties.ts';
import { type Offered, offerFigure, offerWindow } from './offer.ts';

const { lommaDua: samordnare } = people;
const offer = dua.offer;
if (offer === undefined) throw new Error('Dua offers a trepartssamtal');

describe('the trepartssamtal before the 20th birthday', () => {
  test('is offered within the six months before, the last day being the eve', () => {
    expect(offerWindow(isoDate('2006-12-24'), offer)).toEqual({ from: '2026-06-24', to: '2026-12-23' });
    // Who is born on 29 February turns 20 on one; of six months before, that month's last day.
    expect(offerWindow(isoDate('2008-02-29'), offer)).toEqual({ from: '2027-08-29', to: '2028-02-28' });
    expect(offerWindow(isoDate('2006-08-31'), offer)).toEqual({ from: '2026-02-28', to: '2026-08-30' });
  });

  test('becomes a task when the time has come, due before the birthday', () => {
    const journey = duaStarted();
    journey.wait(113);
    expect(journey.today()).toBe('2026-06-23');
    expect(journey.openTasks()).not.toContain('offerMeeting');
    journey.wait(2);
    const task = journey.openTask('offerMeeting');
    expect(task.owner.unit).toBe(units.lommaDua.unit);
    expect(task.dueOn < '2026-12-24').toBe(true);
  });

  test('becomes a task at once for somebody who comes within the six months, due before the birthday however near', () => {
    const task = duaStarted(newDua(), isoDate('2006-03-20')).openTask('offerMeeting');
    expect(task.dueOn).toBe('2026-03-19');
    expect(duaStarted(newDua(), isoDate('2006-03-01')).openTask('offerMeeting').dueOn).toBe('2026-03-02');
  });

  test('accepted, it is booked, and with Arbetsförmedlingen there it counts', () => {
    const journey = duaOpen();
    journey.does(samordnare, { type: 'recordOffer', on: journey.today(), answer: 'accepts' });
    expect(journey.openTasks()).not.toContain('offerMeeting');
    expect(journey.openTasks()).toContain('bookMultipartyMeeting');
    const booking = {
      type: 'bookMeeting',
      kind: 'multipartyMeeting',
      startsAt: inDays(journey, 7),
      minutesLong: 60,
      mode: 'physical',
      parties: [unitParty('dua', units.lommaDua), participantParty],
    } as const;
    expect(journey.isRefused(samordnare, booking)).toEqual({
      code: 'requiredPartyMissing',
      facts: { role: 'receiver' },
    });
    letsTell(journey, samordnare, units.afKavlinge.agency);
    journey.does(samordnare, { ...booking, parties: [...booking.parties, unitParty('af', units.afKavlinge)] });
    expect(journey.openTasks()).not.toContain('bookMultipartyMeeting');
  });

  test('declined, it may be offered again; accepted, it is settled', () => {
    const journey = duaOpen();
    journey.does(samordnare, { type: 'recordOffer', on: journey.today(), answer: 'declines' });
    expect(journey.openTasks()).not.toContain('offerMeeting');
    journey.wait(10);
    journey.does(samordnare, { type: 'recordOffer', on: journey.today(), answer: 'accepts' });
    expect(journey.isRefused(samordnare, { type: 'recordOffer', on: journey.today(), answer: 'accepts' })).toEqual({
      code: 'alreadyRecorded',
      facts: { on: journey.today() },
    });
  });

  test('an offer long before its time is not the one that is promised', () => {
    const journey = duaStarted();
    expect(journey.isRefused(samordnare, { type: 'recordOffer', on: journey.today(), answer: 'accepts' })).toEqual({
      code: 'offerNotOpen',
      facts: { from: '2026-06-24' },
    });
  });

  test('is the holder’s to tell, in a started insats, on a day that has come, in order, by who has the task', () => {
    const journey = duaOpen();
    const made = { type: 'recordOffer', on: journey.today(), answer: 'declines' } as const;
    expect(journey.isRefused(people.lommaKaa, made).code).toBe('notHolder');
    expect(journey.isRefused(samordnare, { ...made, on: addDays(journey.today(), 1) }).code).toBe('dateAhead');
    expect(duaReferred().isRefused(people.lommaKaa, made).code).toBe('wrongPhase');
    const { id: task, version } = journey.openTask('offerMeeting');
    journey.does(samordnare, { type: 'claimTask', task, version });
    const colleague = { ...samordnare, staff: people.lommaKaa.staff };
    expect(journey.isRefused(colleague, made).code).toBe('notTaskHolder');
    journey.does(samordnare, made);
    expect(journey.isRefused(samordnare, { ...made, on: addDays(journey.today(), -1) }).code).toBe('dateOrder');
  });
});

describe('the date of birth', () => {
  test('is told where a rule turns on it, and is of the year that is told', () => {
    const without = referral({
      insats: 'dua',
      place: 'lomma',
      facts: { sex: 'K', birthYear: 2006, kommun: 'Lomma', referredBy: 'kommun', referredOn: isoDate('2026-03-02') },
    });
    expect(newDua().isRefused(people.lommaKaa, without).code).toBe('birthDateMissing');
    if (without.type !== 'referCase') throw new Error('an aktualisering');
    const wrong = { ...without, facts: { ...without.facts, birthDate: isoDate('2007-01-01') } };
    expect(newDua().isRefused(people.lommaKaa, wrong).code).toBe('birthDateWrong');
  });

  test('is not taken elsewhere: the year is enough', () => {
    const journey = duaReferred();
    const { facts } = journey.state();
    expect(facts.birthDate).toBe('2006-12-24');
    const sikta = importOf({ facts: { ...facts, kommun: 'Flen' } });
    expect(newJourney().isRefused(importer, sikta).code).toBe('birthDateNotNeeded');
  });
});

test('avstämning comes at least quarterly', () => {
  const journey = duaStarted();
  journey.does(samordnare, { type: 'savePlan', document: documentRef('plan'), on: journey.today() });
  journey.wait(65);
  expect(journey.openTasks()).toContain('holdFollowUp');
  journey.does(samordnare, { type: 'recordFollowUp', on: journey.today() });
  const held = journey.today();
  journey.wait(75);
  expect(journey.openTask('holdFollowUp').dueOn <= addDays(held, 94)).toBe(true);
});

test('a held avstämning is the uppföljning that was due, and the next is counted from it', () => {
  const journey = duaStarted();
  journey.wait(65);
  expect(journey.openTasks()).toContain('holdFollowUp');
  letsTell(journey, samordnare, units.afKavlinge.agency);
  journey.does(samordnare, {
    type: 'bookMeeting',
    kind: 'checkIn',
    startsAt: inDays(journey, 3),
    minutesLong: 30,
    mode: 'phone',
    parties: [unitParty('dua', units.lommaDua), unitParty('af', units.afKavlinge), participantParty],
  });
  journey.wait(4);
  const meeting = lastMeeting(journey);
  journey.does(samordnare, { type: 'meetingHeld', meeting, attended: ['dua', 'af', 'participant'], mode: 'phone' });
  expect(journey.state().followUps).toEqual([{ on: addDays(journey.today(), -1) }]);
  expect(journey.openTasks()).not.toContain('holdFollowUp');
  journey.wait(69);
  expect(journey.openTasks()).not.toContain('holdFollowUp');
  journey.wait(4);
  expect(journey.openTasks()).toContain('holdFollowUp');
});

test('who is registered with Arbetsförmedlingen after the trepartssamtal leaves Dua by it, held and recorded', () => {
  const journey = duaMet();
  const close = { type: 'closeCase', reason: 'registeredWithAf' } as const;
  expect(journey.isRefused(samordnare, close)).toEqual({
    code: 'meetingNotHeld',
    facts: { kind: 'multipartyMeeting' },
  });
  journey.wait(8);
  const meeting = lastMeeting(journey);
  journey.does(samordnare, { type: 'meetingHeld', meeting, attended: ['dua', 'af', 'participant'], mode: 'physical' });
  expect(journey.isRefused(samordnare, close)).toEqual({
    code: 'minutesMissing',
    facts: { kind: 'multipartyMeeting' },
  });
  journey.does(samordnare, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('anteckning'),
    commitments: [],
    next: { none: 'closing' },
  });
  journey.does(samordnare, close);
  expect(journey.state().phase).toBe('closed');
});

describe('the share offered in time', () => {
  const young = (birthDate: string, ...offers: readonly string[]): Offered => ({
    birthDate: isoDate(birthDate),
    offers: offers.map((on) => ({ on: isoDate(on), answer: 'accepts' })),
  });
  const all = [
    young('2006-02-01', '2025-10-01'),
    young('2006-03-01', '2026-02-28'),
    // On the birthday itself: late.
    young('2006-04-01', '2026-04-01'),
    young('2006-05-01'),
    // Not 20 yet: counted once offered.
    young('2006-12-01', '2026-07-01'),
    young('2006-12-02'),
  ];

  test('is of those who have turned 20, and of the others who were offered already', () => {
    expect(offerFigure(all, offer, isoDate('2026-08-01'))).toEqual({ measured: 5, inTime: 3, percent: 60 });
  });
  test('is of that day: what was offered later is not known yet', () => {
    expect(offerFigure(all, offer, isoDate('2026-02-27'))).toEqual({ measured: 1, inTime: 1, percent: 100 });
    expect(offerFigure([], offer, isoDate('2026-02-27'))).toEqual({ measured: 0, inTime: 0 });
  });
});
