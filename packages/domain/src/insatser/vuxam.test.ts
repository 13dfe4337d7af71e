import { describe, expect, test } from 'vitest';
import { documentRef, newVuxam, people, vuxamPlanned, vuxamStarted } from '../../testing/index.ts';
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
