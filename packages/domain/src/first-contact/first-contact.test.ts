import { describe, expect, test } from 'vitest';
import { documentRef, mentorMatched, people, vuxamReferred, vuxamStarted } from '../../testing/index.ts';
import { isoDate } from '../calendar/index.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import { vuxam } from '../insatser/vuxam.ts';

const { vuxam: samordnare } = people;

describe('the first contact', () => {
  test('is awaited of the participant, on a day that everybody sees', () => {
    const journey = vuxamStarted();
    expect(waitingFor(journey.state(), vuxam)).toMatchObject({
      unit: units.vuxamLjusnarsberg.unit,
      reason: 'participantContact',
      nextOn: '2026-03-06',
    });
  });

  test('when it does not come, the samordnare takes the initiative', () => {
    const journey = vuxamStarted();
    journey.wait(3);
    expect(journey.openTasks()).not.toContain('takeInitiative');
    journey.wait(1);
    expect(journey.openTask('takeInitiative')).toMatchObject({
      owner: { unit: units.vuxamLjusnarsberg.unit },
      claimedBy: samordnare.staff,
    });
    journey.does(samordnare, { type: 'recordFirstContact', on: journey.today(), by: 'coordinator' });
    expect(journey.openTasks()).not.toContain('takeInitiative');
    expect(journey.state().firstContact).toEqual({ on: journey.today(), by: 'coordinator' });
  });

  test('once made, nobody takes the initiative', () => {
    const journey = vuxamStarted();
    journey.wait(1);
    journey.does(samordnare, { type: 'recordFirstContact', on: journey.today(), by: 'participant' });
    journey.wait(7);
    expect(journey.state().tasks.map(({ kind }) => kind)).not.toContain('takeInitiative');
  });

  test('somebody whose kartläggning is done has been met, whether or not the contact was written down', () => {
    const journey = vuxamStarted();
    journey.wait(5);
    expect(journey.openTasks()).toContain('takeInitiative');
    journey.does(samordnare, { type: 'completeAssessment', document: documentRef('k'), on: journey.today() });
    expect(journey.openTasks()).not.toContain('takeInitiative');
  });

  test('is one, is not ahead, and not before the insats; and it is the holder’s to tell', () => {
    const journey = vuxamReferred();
    const contact = { type: 'recordFirstContact', on: journey.today(), by: 'participant' } as const;
    expect(journey.isRefused(people.ljusnarsbergForsorjning, contact).code).toBe('wrongPhase');
    const started = vuxamStarted();
    expect(started.isRefused(people.ljusnarsbergForsorjning, contact).code).toBe('notHolder');
    expect(started.isRefused(samordnare, { ...contact, on: isoDate('2026-03-03') }).code).toBe('dateAhead');
    expect(started.isRefused(samordnare, { ...contact, on: isoDate('2026-03-01') }).code).toBe('dateOrder');
    started.does(samordnare, contact);
    expect(started.isRefused(samordnare, contact)).toEqual({ code: 'alreadyRecorded', facts: { on: '2026-03-02' } });
  });

  test('a task that a colleague has taken is theirs', () => {
    const journey = vuxamStarted();
    journey.wait(5);
    const colleague = { ...samordnare, staff: people.vuxamManager.staff };
    const contact = { type: 'recordFirstContact', on: journey.today(), by: 'coordinator' } as const;
    expect(journey.isRefused(colleague, contact).code).toBe('notTaskHolder');
  });

  test('is awaited in some insatser alone', () => {
    const journey = mentorMatched();
    const contact = { type: 'recordFirstContact', on: journey.today(), by: 'participant' } as const;
    expect(journey.isRefused(people.mentorSupervisor, contact)).toEqual({
      code: 'notInModel',
      facts: { insats: 'mentorsnatverket' },
    });
  });
});
