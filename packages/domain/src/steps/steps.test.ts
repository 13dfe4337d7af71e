import { describe, expect, test } from 'vitest';
import {
  agreed,
  documentRef,
  inDays,
  inInsats,
  lastMeeting,
  participantParty,
  people,
  unitParty,
  vuxamMissed,
  vuxamPlanned,
  vuxamReferred,
  vuxamStarted,
} from '../../testing/index.ts';
import { addDays, isoDate, stockholmDate } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';

const { vuxam: samordnare } = people;

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

test('handed over, the case is measured no more', () => {
  const journey = vuxamMissed();
  journey.does(samordnare, { type: 'beginHandover' });
  journey.does(samordnare, {
    type: 'sendHandover',
    route: 'unit',
    to: { type: 'unit', ...units.afLjusnarsberg },
    action: 'takeOver',
    ...agreed(journey.today()),
    answerBy: addDays(journey.today(), 14),
  });
  const handover = journey.state().handovers.at(-1)?.id ?? '';
  journey.does(people.afLjusnarsberg, { type: 'acceptHandover', handover });
  expect(journey.openTasks()).not.toContain('holdPlanReview');
  expect(journey.state().deadlines.map(({ type }) => type)).not.toContain('stepReviewDue');
});

test('in an insats without steps nobody moves and nothing is evaluated by them', () => {
  const journey = inInsats();
  expect(journey.isRefused(people.coach, { type: 'recordStepMove', step: 1, on: journey.today() })).toEqual({
    code: 'notInModel',
    facts: { insats: 'sikta-arbetsmarknad' },
  });
  const review = { type: 'recordReview', document: documentRef('u'), on: journey.today() } as const;
  expect(journey.isRefused(people.coach, review).code).toBe('notInModel');
  expect(journey.isRefused(people.coach, { type: 'recordOffer', on: journey.today(), answer: 'accepts' }).code).toBe(
    'notInModel',
  );
});

test('an aktualisering that is not accepted has no steps', () => {
  const journey = vuxamReferred();
  expect(
    journey.isRefused(people.ljusnarsbergForsorjning, { type: 'recordStepMove', step: 1, on: journey.today() }).code,
  ).toBe('wrongPhase');
});
