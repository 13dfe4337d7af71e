import { describe, expect, test } from 'vitest';
import {
  agreed,
  documentRef,
  inDays,
  lastMeeting,
  newVuxam,
  participantParty,
  people,
  unitParty,
  vuxamPlanned,
  vuxamStarted,
} from '../../testing/index.ts';
import { addDays } from '../calendar/index.ts';
import { units } from './parties.ts';

const { vuxam: samordnare } = people;

describe('anvisning', () => {
  test('there is no kö: with the accepted anvisning the insats begins, and who anvisade is told so', () => {
    const journey = vuxamStarted();
    expect(journey.state()).toMatchObject({
      phase: 'assessment',
      startedOn: '2026-03-02',
      holder: { unit: units.vuxamLjusnarsberg.unit, caseworker: samordnare.staff },
    });
    expect(journey.state().handovers[0]).toMatchObject({ status: 'completed', outcome: 'insatsStarted' });
  });

  test('kartläggning is due within a week of the start and the first handlingsplan within two', () => {
    const journey = vuxamStarted();
    expect(journey.openTask('completeAssessment').dueOn).toBe('2026-03-09');
    // With no kö there is no coach who called: the work is the samordnare's who accepted.
    expect(journey.openTask('completeAssessment').claimedBy).toBe(samordnare.staff);
    journey.wait(5);
    journey.does(samordnare, { type: 'completeAssessment', document: documentRef('k'), on: journey.today() });
    expect(journey.openTask('writePlan').dueOn).toBe('2026-03-16');
  });

  test('the first uppföljning comes two weeks after the insats’s own phase began, the next ones after four to six', () => {
    const journey = vuxamPlanned();
    journey.wait(14);
    expect(journey.openTasks()).toContain('holdFollowUp');
    journey.does(samordnare, { type: 'recordFollowUp', on: journey.today() });
    const held = journey.today();
    journey.wait(27);
    expect(journey.openTasks()).not.toContain('holdFollowUp');
    journey.wait(4);
    expect(journey.openTask('holdFollowUp').dueOn <= addDays(held, 45)).toBe(true);
  });
});

test('a whole year of VUXAM goes by without a deadline that breeds others', () => {
  const journey = vuxamStarted(newVuxam());
  journey.wait(370);
  expect(journey.state().phase).toBe('assessment');
  expect(journey.events().length).toBeLessThan(200);
});

test('a case goes from anvisning to avslut: met, planned, a step on the way, and taken over by Arbetsförmedlingen', () => {
  const journey = vuxamPlanned();
  journey.wait(14);
  journey.does(samordnare, { type: 'recordFollowUp', on: journey.today() });
  journey.wait(40);
  journey.does(samordnare, { type: 'recordStepMove', step: 2, on: journey.today() });
  journey.does(samordnare, { type: 'recordFollowUp', on: journey.today() });
  journey.wait(30);
  journey.does(samordnare, { type: 'beginHandover' });
  journey.does(samordnare, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afLjusnarsberg },
    action: 'employmentSupport',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 21),
  });
  journey.does(samordnare, {
    type: 'bookMeeting',
    kind: 'handoverMeeting',
    startsAt: inDays(journey, 7),
    minutesLong: 60,
    mode: 'physical',
    parties: [unitParty('vuxam', units.vuxamLjusnarsberg), unitParty('af', units.afLjusnarsberg), participantParty],
  });
  journey.wait(8);
  const meeting = lastMeeting(journey);
  journey.does(samordnare, {
    type: 'meetingHeld',
    meeting,
    attended: ['vuxam', 'af', 'participant'],
    mode: 'physical',
  });
  journey.does(samordnare, {
    type: 'recordMinutes',
    meeting,
    document: documentRef('minnesanteckning'),
    commitments: [],
    next: { none: 'handedOver' },
  });
  const close = { type: 'closeCase', reason: 'takenOverByAf' } as const;
  expect(journey.isRefused(samordnare, close).code).toBe('handoverOpen');
  journey.does(people.afLjusnarsberg, { type: 'acceptHandover', handover: journey.state().handovers.at(-1)?.id ?? '' });
  journey.does(people.afLjusnarsberg, close);
  expect(journey.state()).toMatchObject({
    phase: 'closed',
    closure: { reason: 'takenOverByAf' },
    steps: [{ step: 2 }],
    deadlines: [],
  });
});
