import { describe, expect, test } from 'vitest';
import {
  agreed,
  called,
  clock,
  documentRef,
  handedOver,
  inHandover,
  inInsats,
  type Journey,
  newJourney,
  people,
  referral,
  referred,
  waiting,
  waitingForPlacement,
  waitingList,
} from '../../testing/index.ts';
import { addDays, addWorkingDays, isoDate, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import { decide } from '../case/decide.ts';
import { type StallCause, stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { dueOf, nextDeadline } from '../deadline/next-deadline.ts';
import { units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import { type WaitReason, waitReasons } from './wait.ts';

const park = (journey: Journey, reason: WaitReason, days = 30) =>
  journey.does(people.coach, { type: 'parkCase', reason, until: addDays(journey.today(), days) });
const ladderOf = (journey: Journey, task: string) => {
  const ladder = journey.state().deadlines.find((deadline) => deadline.type === 'task' && deadline.task === task);
  if (ladder?.type !== 'task') throw new Error('no ladder');
  return ladder;
};

describe('a parked case', () => {
  test('waits for what is said, held by the holder, until a day', () => {
    const journey = inInsats();
    const until = addDays(journey.today(), 30);
    journey.does(people.coach, { type: 'parkCase', reason: 'wageSubsidy', until, document: documentRef('varför') });
    expect(journey.state().wait).toMatchObject({
      reason: 'wageSubsidy',
      since: journey.now(),
      until,
      extensions: 0,
      document: documentRef('varför'),
    });
    expect(waitingFor(journey.state(), journey.model)).toMatchObject({
      unit: units.kommunSikta.unit,
      reason: 'wait',
      wait: 'wageSubsidy',
      since: journey.now(),
      nextStep: 'waitEnds',
      // A Sunday: the case is taken up on the first working morning.
      nextOn: addDays(until, 1),
    });
  });

  test('stands still for the reason it waits for, as the coordinator sorts it', () => {
    const causes: Readonly<Record<WaitReason, StallCause>> = {
      consent: 'consent',
      employer: 'employer',
      wageSubsidy: 'wageSubsidy',
      insurance: 'insurance',
      care: 'care',
      placement: 'placement',
      participant: 'counterpart',
    };
    for (const reason of waitReasons) {
      const journey = inInsats();
      park(journey, reason);
      expect(stallOf(journey.state(), journey.model, journey.now())?.cause).toBe(causes[reason]);
    }
  });

  test('is taken up again on the day, with somebody to decide how it goes on', () => {
    const journey = inInsats();
    park(journey, 'care', 30);
    journey.wait(31);
    expect(journey.state()).not.toHaveProperty('wait');
    expect(journey.openTask('reviewWait').owner.unit).toBe(units.kommunSikta.unit);
    expect(journey.events().some((event) => event.type === 'caseResumed' && event.how === 'timeUp')).toBe(true);
    expect(journey.state().deadlines.some(({ type }) => type === 'waitEnds')).toBe(false);
    // A wait that ended is looked into before the next begins.
    const again = { type: 'parkCase', reason: 'care', until: addDays(journey.today(), 10) } as const;
    expect(journey.isRefused(people.coach, again).code).toBe('waitNotReviewed');
    const { id: task, version } = journey.openTask('reviewWait');
    journey.does(people.coach, { type: 'completeTask', task, version });
    journey.does(people.coach, again);
    expect(journey.state().wait?.extensions).toBe(0);
  });

  test('ends early when somebody takes it up', () => {
    const journey = inInsats();
    expect(journey.isRefused(people.coach, { type: 'resumeCase' }).code).toBe('caseNotParked');
    park(journey, 'consent');
    expect(journey.isRefused(people.af, { type: 'resumeCase' }).code).toBe('notHolder');
    journey.does(people.coach, { type: 'resumeCase' });
    expect(journey.state()).not.toHaveProperty('wait');
    expect(journey.openTasks()).not.toContain('reviewWait');
    journey.wait(60);
    expect(journey.openTasks()).not.toContain('reviewWait');
  });
});

describe('a wait is bounded', () => {
  test('by the model’s days and number of extensions', () => {
    const journey = inInsats();
    const asks = (days: number) =>
      journey.isRefused(people.coach, { type: 'parkCase', reason: 'care', until: addDays(journey.today(), days) });
    expect(asks(91)).toEqual({ code: 'waitTooLong', facts: { latest: addDays(journey.today(), 90) } });
    expect(asks(0).code).toBe('dateNotAhead');
    park(journey, 'care', 88);
    const { until } = journey.state().wait ?? { until: journey.today() };
    expect(asks(10)).toEqual({ code: 'caseParked', facts: { until } });
    const extend = (days: number) => ({ type: 'extendWait', until: addDays(until, days) }) as const;
    expect(journey.isRefused(people.coach, extend(0)).code).toBe('dateOrder');
    expect(journey.isRefused(people.coach, extend(3)).code).toBe('waitTooLong');
    journey.wait(10);
    expect(journey.isRefused(people.af, extend(3)).code).toBe('notHolder');
    journey.does(people.coach, extend(3));
    expect(journey.state().wait).toMatchObject({ until: addDays(until, 3), extensions: 1 });
    journey.does(people.coach, extend(5));
    expect(journey.isRefused(people.coach, extend(7))).toEqual({
      code: 'waitExtendedEnough',
      facts: { extensions: 2 },
    });
    journey.wait(80);
    expect(journey.state()).toHaveProperty('wait');
    journey.wait(7);
    expect(journey.state()).not.toHaveProperty('wait');
  });

  test('by what the model lets a case wait for', () => {
    const model = {
      ...siktaArbetsmarknad,
      wait: { atMostDays: 20, atMostExtensions: 0, reasons: ['care'] },
    } as const;
    const journey = inInsats();
    const asks = (reason: WaitReason, days: number) => {
      const until = addDays(journey.today(), days);
      const command = { type: 'parkCase', reason, until, commandId: 'a wait', actor: people.coach } as const;
      const decision = decide(journey.state(), command, journey.now(), model);
      return decision.type === 'refused' ? decision.refusal.code : decision.type;
    };
    expect(asks('employer', 5)).toBe('waitReasonNotAllowed');
    expect(asks('care', 21)).toBe('waitTooLong');
    expect(asks('care', 20)).toBe('accepted');
  });

  test('and asked for by the holder alone, never while somebody else is asked to answer', () => {
    const open = inInsats();
    const ask = (journey: Journey) =>
      ({ type: 'parkCase', reason: 'care', until: addDays(journey.today(), 7) }) as const;
    expect(open.isRefused(people.af, ask(open)).code).toBe('notHolder');
    const handed = handedOver();
    expect(handed.isRefused(people.coach, ask(handed)).code).toBe('handoverOpen');
    const first = referred();
    expect(first.isRefused(people.fk, ask(first)).code).toBe('wrongPhase');
    const none = inInsats();
    expect(none.isRefused(people.coach, { type: 'extendWait', until: addDays(none.today(), 7) }).code).toBe(
      'caseNotParked',
    );
  });
});

describe('while a case is parked its holder’s ladders stand still', () => {
  test('and go on where they stood, as many working days later', () => {
    const journey = inHandover();
    const task = journey.openTask('sendHandover');
    journey.wait(17);
    const before = ladderOf(journey, task.id);
    expect(before.reached).toBe(1);
    park(journey, 'participant', 40);
    const parked = journey.today();
    expect(journey.state().wait?.held).toContain(task.id);
    const climbed = () => journey.events().filter(({ type }) => type === 'rungReached').length;
    const reached = climbed();
    journey.wait(25);
    expect(climbed()).toBe(reached);
    expect(journey.state()).toHaveProperty('wait');
    journey.does(people.coach, { type: 'resumeCase' });
    const days = workingDaysBetween(parked, journey.today());
    const after = ladderOf(journey, task.id);
    expect(after.id).not.toBe(before.id);
    expect(after.reached).toBe(1);
    expect(after.rungs.map(({ at }) => stockholmDate(at))).toEqual(
      before.rungs.map(({ at }, n) => (n < 1 ? stockholmDate(at) : addWorkingDays(stockholmDate(at), days))),
    );
    expect(journey.openTask('sendHandover').dueOn).toBe(addWorkingDays(task.dueOn, days));
    journey.wait(60);
    expect(climbed()).toBeGreaterThan(reached);
  });

  test('so that the clock owes nothing of theirs', () => {
    const journey = inHandover();
    const { id: task } = journey.openTask('sendHandover');
    park(journey, 'care', 60);
    const ladder = dueOf(ladderOf(journey, task));
    journey.wait(40);
    expect(nextDeadline(journey.state())?.id).not.toBe(ladder?.id);
    expect(
      journey.isRefused(clock, { type: 'deadlinePassed', deadline: ladder?.id ?? '', rung: ladder?.rung ?? 0 }).code,
    ).toBe('deadlineNotDue');
  });

  test('taken up the same day, nothing has moved', () => {
    const journey = inHandover();
    const { id: task, dueOn } = journey.openTask('sendHandover');
    const before = ladderOf(journey, task);
    park(journey, 'care', 60);
    journey.does(people.coach, { type: 'resumeCase' });
    expect(ladderOf(journey, task)).toEqual(before);
    expect(journey.openTask('sendHandover').dueOn).toBe(dueOn);
  });
});

describe('a wait ends by itself', () => {
  const endings = (journey: Journey) =>
    journey.events().flatMap((event) => (event.type === 'caseResumed' ? event.how : []));

  test('when the placement that was waited for begins', () => {
    for (const reason of ['placement', 'employer', 'wageSubsidy'] as const) {
      const journey = waitingForPlacement();
      const until = addDays(journey.today(), 14);
      journey.does(people.tunaCoach, { type: 'parkCase', reason, until });
      journey.does(people.tunaCoach, { type: 'startPlacement', from: journey.today() });
      expect(endings(journey)).toEqual(['cameTrue']);
      expect(journey.state()).not.toHaveProperty('wait');
      expect(journey.state().deadlines.some(({ type }) => type === 'waitEnds')).toBe(false);
    }
  });

  test('when the insurance question is settled', () => {
    const journey = newJourney();
    journey.does(people.fk, referral({ insuranceQuestionOpen: true }));
    journey.does(people.coach, { type: 'acceptHandover', handover: journey.state().handovers[0]?.id ?? '' });
    park(journey, 'insurance');
    journey.does(people.fk, { type: 'resolveInsuranceQuestion' });
    expect(endings(journey)).toEqual(['cameTrue']);
  });

  test('when the participant comes, is called, or dies', () => {
    const journey = inInsats();
    park(journey, 'participant');
    journey.wait(15);
    journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
    expect(endings(journey)).toEqual(['cameTrue']);
    const queue = waiting();
    park(queue, 'care');
    queue.does(waitingList, {
      type: 'callParticipant',
      coach: people.coach.staff,
      answerBy: addDays(queue.today(), 14),
      calledBy: units.kommunSikta,
    });
    expect(endings(queue)).toEqual(['overtaken']);
    const died = inInsats();
    park(died, 'care');
    died.does(people.coach, { type: 'participantDied', on: died.today() });
    expect(endings(died)).toEqual(['overtaken']);
  });

  test('when the case goes on: to another phase, to another unit, or to its end', () => {
    const journey = inInsats();
    park(journey, 'care');
    journey.does(people.coach, { type: 'beginHandover' });
    expect(endings(journey)).toEqual(['overtaken']);
    const asked = inHandover();
    park(asked, 'care');
    asked.does(people.coach, {
      type: 'sendHandover',
      route: 'unit',
      to: { type: 'unit', ...units.afRehab },
      action: 'takeOver',
      ...agreed(asked.today()),
      answerBy: addDays(asked.today(), 21),
    });
    expect(endings(asked)).toEqual(['overtaken']);
    const closed = inInsats();
    park(closed, 'care');
    closed.does(people.coach, { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flyttat') });
    expect(endings(closed)).toEqual(['overtaken']);
    expect(closed.events().at(-1)?.type).toBe('caseClosed');
    expect(closed.state()).not.toHaveProperty('wait');
  });

  test('and not by what has nothing to do with it', () => {
    const journey = inInsats();
    park(journey, 'insurance');
    journey.does(people.coach, { type: 'recordIncome', income: 'lon' });
    journey.does(people.coach, { type: 'savePlan', document: documentRef('plan'), on: journey.today() });
    expect(journey.state().wait?.reason).toBe('insurance');
    expect(endings(journey)).toEqual([]);
  });
});

test('a day that is none of work ends the wait on the next that is', () => {
  const journey = called();
  journey.does(people.coach, { type: 'parkCase', reason: 'care', until: isoDate('2026-03-28') });
  const ends = journey.state().deadlines.find(({ type }) => type === 'waitEnds');
  expect(ends?.type === 'waitEnds' && stockholmDate(ends.at)).toBe('2026-03-30');
});
