import { describe, expect, test } from 'vitest';
import {
  documentRef,
  inDays,
  lastMeeting,
  newVuxam,
  participantParty,
  people,
  unitParty,
  vuxamMissed,
  vuxamPlanned,
  vuxamReferred,
  vuxamStarted,
} from '../../testing/index.ts';
import { addDays, isoDate, stockholmDate } from '../calendar/index.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from './parties.ts';
import { vuxam } from './vuxam.ts';

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

describe('the first contact', () => {
  test('is awaited of the participant, on a day that everybody sees', () => {
    const journey = vuxamStarted();
    expect(waitingFor(journey.state(), vuxam)).toMatchObject({
      unit: units.vuxamLjusnarsberg.unit,
      staff: samordnare.staff,
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
});

describe('steg', () => {
  const moveTo = (step: 1 | 2 | 3 | 4 | 5, on: string) => ({ type: 'recordStepMove', step, on: isoDate(on) }) as const;

  test('measure and are no gate: one may be passed over, and one may fall back', () => {
    const journey = vuxamPlanned();
    journey.wait(30);
    journey.does(samordnare, moveTo(3, '2026-03-20'));
    journey.does(samordnare, moveTo(2, '2026-04-01'));
    expect(journey.state().steps).toEqual([
      { step: 3, on: '2026-03-20' },
      { step: 2, on: '2026-04-01' },
    ]);
  });

  test('whoever has not reached step 1 after three months gets an utvärdering, and then a revised plan', () => {
    const journey = vuxamMissed();
    expect(stockholmDate(journey.openTask('holdPlanReview').openedAt)).toBe('2026-06-03');
    expect(journey.openTasks()).not.toContain('writePlan');
    journey.does(samordnare, { type: 'recordReview', document: documentRef('utvärdering'), on: journey.today() });
    expect(journey.openTasks()).not.toContain('holdPlanReview');
    expect(journey.openTask('writePlan').owner.unit).toBe(units.vuxamLjusnarsberg.unit);
    journey.does(samordnare, { type: 'savePlan', document: documentRef('handlingsplan', 2), on: journey.today() });
    expect(journey.state().plan?.revision).toBe(2);
  });

  test('whoever is at the step or beyond it in time gets none until the next mark', () => {
    const journey = vuxamPlanned();
    journey.wait(60);
    journey.does(samordnare, moveTo(1, '2026-05-01'));
    journey.wait(40);
    expect(journey.openTasks()).not.toContain('holdPlanReview');
    journey.wait(95);
    // The second of September has passed without step 2.
    expect(journey.openTasks()).toContain('holdPlanReview');
  });

  test('the last day of the mark counts', () => {
    const journey = vuxamPlanned();
    journey.wait(84);
    expect(journey.today()).toBe('2026-06-02');
    journey.does(samordnare, moveTo(1, '2026-06-02'));
    journey.wait(5);
    expect(journey.openTasks()).not.toContain('holdPlanReview');
  });

  test('the marks are at 3, 6, 9 and 12 months, and after the last there are no more', () => {
    const journey = vuxamPlanned();
    const opened: string[] = [];
    for (let day = 0; day < 500; day += 1) {
      journey.wait(1);
      const task = journey.state().tasks.find(({ kind, status }) => kind === 'holdPlanReview' && status === 'open');
      if (task === undefined) continue;
      opened.push(journey.today());
      journey.does(samordnare, {
        type: 'recordReview',
        document: documentRef('u', opened.length),
        on: journey.today(),
      });
    }
    expect(opened).toEqual(['2026-06-03', '2026-09-03', '2026-12-03', '2027-03-03']);
  });

  test('a planReview meeting that is held is the utvärdering', () => {
    const journey = vuxamMissed();
    journey.does(samordnare, {
      type: 'bookMeeting',
      kind: 'planReview',
      startsAt: inDays(journey, 3),
      minutesLong: 45,
      mode: 'physical',
      parties: [unitParty('vuxam', units.vuxamLjusnarsberg), participantParty],
    });
    journey.wait(4);
    const meeting = lastMeeting(journey);
    const attended = ['vuxam', 'participant'];
    journey.does(samordnare, { type: 'meetingHeld', meeting, attended, mode: 'physical' });
    expect(journey.state().reviews).toEqual([{ on: addDays(journey.today(), -1), meeting }]);
    expect(journey.openTasks()).toContain('writePlan');
    expect(journey.openTasks()).not.toContain('holdPlanReview');
  });

  test('are those of the model, dated in order, and told by the holder', () => {
    const journey = vuxamPlanned();
    journey.wait(30);
    journey.does(samordnare, moveTo(1, '2026-03-20'));
    expect(journey.isRefused(samordnare, { ...moveTo(1, '2026-03-22'), step: 6 as never }).code).toBe('stepUnknown');
    expect(journey.isRefused(samordnare, moveTo(1, '2026-03-21'))).toEqual({
      code: 'alreadyRecorded',
      facts: { step: 1 },
    });
    expect(journey.isRefused(samordnare, moveTo(2, '2026-03-19')).code).toBe('dateOrder');
    expect(journey.isRefused(samordnare, moveTo(2, '2026-03-01')).code).toBe('dateOrder');
    expect(journey.isRefused(samordnare, moveTo(2, '2027-03-01')).code).toBe('dateAhead');
    expect(journey.isRefused(people.ljusnarsbergForsorjning, moveTo(2, '2026-03-21')).code).toBe('notHolder');
    expect(vuxamPlanned().isRefused(samordnare, moveTo(2, '2026-03-01')).code).toBe('dateOrder');
  });

  test('an utvärdering needs a plan, dates in order, and a task nobody else has taken', () => {
    const started = vuxamStarted();
    const review = { type: 'recordReview', document: documentRef('u'), on: started.today() } as const;
    expect(started.isRefused(samordnare, review).code).toBe('planMissing');
    const journey = vuxamMissed();
    expect(journey.isRefused(people.afLjusnarsberg, { ...review, on: journey.today() }).code).toBe('notHolder');
    expect(journey.isRefused(samordnare, { ...review, on: isoDate('2026-03-01') }).code).toBe('dateOrder');
    expect(journey.isRefused(samordnare, { ...review, on: isoDate('2027-03-01') }).code).toBe('dateAhead');
    const { id: task, version } = journey.openTask('holdPlanReview');
    journey.does(people.vuxamManager, { type: 'assignTask', task, version, staff: people.vuxamManager.staff });
    expect(journey.isRefused(samordnare, { ...review, on: journey.today() }).code).toBe('notTaskHolder');
    journey.does(people.vuxamManager, { ...review, on: journey.today() });
    expect(journey.isRefused(samordnare, { ...review, on: addDays(journey.today(), -1) }).code).toBe('dateOrder');
  });
});

test('a whole year of VUXAM goes by without a deadline that breeds others', () => {
  const journey = vuxamStarted(newVuxam());
  journey.wait(370);
  expect(journey.state().phase).toBe('assessment');
  expect(journey.events().length).toBeLessThan(200);
});

test('handed over, the case is measured no more', () => {
  const journey = vuxamMissed();
  journey.does(samordnare, { type: 'beginHandover' });
  journey.does(samordnare, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afLjusnarsberg },
    action: 'takeOver',
    basis: 'samtycke',
    answerBy: addDays(journey.today(), 14),
  });
  const handover = journey.state().handovers.at(-1)?.id ?? '';
  journey.does(people.afLjusnarsberg, { type: 'acceptHandover', handover });
  expect(journey.openTasks()).not.toContain('holdPlanReview');
  expect(journey.state().deadlines.map(({ type }) => type)).not.toContain('stepReviewDue');
});
