import { expect, test } from 'vitest';
import {
  called,
  clock,
  handedOver,
  inInsats,
  met,
  newJourney,
  people,
  referral,
  referred,
  waiting,
} from '../../testing/index.ts';
import { addDuration, instant, isoDate, stockholmDate, workingDaysBetween } from '../calendar/index.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import { taskModelOf } from '../insatser/usual.ts';
import { rungsOf } from './ladder.ts';
import { nextDeadline } from './next-deadline.ts';

const due = (journey: ReturnType<typeof referred>) => {
  const next = nextDeadline(journey.state());
  if (!next) throw new Error('no deadline');
  return next;
};
const { ladder } = taskModelOf(siktaArbetsmarknad, 'answerHandover');

test('the rungs are working days after the due date, early in the Swedish morning', () => {
  // The Thursday before midsommarafton 2026; the rung after one working day falls on the Monday.
  const rungs = rungsOf(isoDate('2026-06-18'), isoDate('2026-06-01'), ladder, 'some case');
  expect(rungs.map(({ step }) => step)).toEqual(['remind', 'manager', 'coordinator', 'raiseInTeam']);
  expect(rungs.map(({ at }) => stockholmDate(at))).toEqual(['2026-06-22', '2026-06-26', '2026-07-03', '2026-07-17']);
  for (const { at } of rungs) expect(['04', '05']).toContain(at.slice(11, 13));
});

test('no rung is reached on the day the task is opened, even where the model would have it so', () => {
  const today = isoDate('2026-06-01');
  expect(rungsOf(today, today, { ...ladder, remind: 0 }, 'some case').map(({ at }) => stockholmDate(at))[0]).toBe(
    '2026-06-02',
  );
});

test('each case has a minute of its own', () => {
  const at = (caseId: string) => rungsOf(isoDate('2026-06-18'), isoDate('2026-06-01'), ladder, caseId)[0]?.at;
  expect(new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(at)).size).toBeGreaterThan(4);
  expect(at('a')).toBe(at('a'));
});

test('what was due long ago is not escalated the day it is found', () => {
  const today = isoDate('2026-06-01');
  const rungs = rungsOf(isoDate('2020-01-01'), today, ladder, 'some case');
  expect(rungs.map(({ at }) => workingDaysBetween(today, stockholmDate(at)))).toEqual([1, 5, 10, 20]);
});

test('silence climbs the ladder: a reminder, the manager, the coordinator, the team', () => {
  const journey = handedOver();
  const task = journey.openTask('answerHandover');
  const raised = [0, 1, 2, 3].map(() => {
    let events = journey.waitForNextDeadline();
    while (!events.some((event) => event.type === 'rungReached' && event.task === task.id))
      events = journey.waitForNextDeadline();
    return events.flatMap((event) => (event.type === 'taskOpened' ? [[event.task.kind, event.task.owner.unit]] : []));
  });
  const { holder } = journey.state();
  const coordinator = siktaArbetsmarknad.places[0]?.coordinator.unit;
  expect(raised).toEqual([
    // The reminder has nobody to reach: the unit is asked whom it should have reached.
    [['nameCaseworker', task.owner.unit]],
    [['remindColleague', task.owner.unit]],
    [['unblockCase', coordinator]],
    [['raiseInTeam', holder.unit]],
  ]);
});

test('silence about silence does not go on for ever', () => {
  const journey = waiting();
  journey.wait(3 * 365);
  // One for each of what is silent, however long it is.
  const reminding = journey.state().tasks.filter(({ kind, status }) => kind === 'remindColleague' && status === 'open');
  expect(new Set(reminding.map(({ subject }) => JSON.stringify(subject))).size).toBe(reminding.length);
  expect(journey.state().tasks.length).toBeLessThan(15);
  expect(nextDeadline(journey.state())).toBeDefined();
});

test('each rung counts once, late or not', () => {
  const journey = handedOver();
  const { id, rung, at } = due(journey);
  expect(journey.isRefused(clock, { type: 'deadlinePassed', deadline: id, rung })).toEqual({
    code: 'deadlineNotDue',
    facts: { deadline: id, at },
  });
  journey.waitForNextDeadline();
  expect(journey.isRefused(clock, { type: 'deadlinePassed', deadline: id, rung }).code).toBe('deadlineNotFound');
  expect(journey.isRefused(clock, { type: 'deadlinePassed', deadline: id, rung: rung + 2 }).code).toBe(
    'deadlineNotFound',
  );
  expect(journey.isRefused(clock, { type: 'deadlinePassed', deadline: 'none such', rung: 0 }).code).toBe(
    'deadlineNotFound',
  );
});

test('only the clock says that time has come', () => {
  const journey = handedOver();
  const { id, rung } = due(journey);
  expect(journey.isRefused(people.coach, { type: 'deadlinePassed', deadline: id, rung }).code).toBe('roleNotAllowed');
});

test('however quiet a case is, it is reviewed again and again', () => {
  const journey = waiting();
  journey.wait(100);
  expect(journey.openTasks()).toContain('reviewCase');
  const { id: task, version } = journey.openTask('reviewCase');
  journey.does(people.coach, { type: 'completeTask', task, version });
  const again = due(journey);
  journey.wait(100);
  expect(due(journey).id).not.toBe(again.id);
  expect(journey.state().tasks.filter(({ kind }) => kind === 'reviewCase')).toHaveLength(2);
});

test('a summons that nobody answers lapses the morning after its last day', () => {
  const journey = called();
  const summons = journey.state().summonses.at(-1);
  journey.does(people.coach, {
    type: 'recordSummonsDelivery',
    summons: summons?.id ?? '',
    how: 'letter',
    on: journey.today(),
  });
  const next = due(journey);
  expect(stockholmDate(next.at) > (summons?.answerBy ?? '')).toBe(true);
  journey.wait(20);
  expect(journey.state().summonses.at(-1)?.status).toBe('unanswered');
  expect(journey.openTask('followUpSummons').claimedBy).toBe(people.coach.staff);
  expect(journey.state().phase).toBe('waitingList');
});

test('an aktualisering that the host unit does not answer expires and comes back', () => {
  const journey = referred();
  journey.wait(90);
  expect(journey.state().handovers[0]?.status).toBe('expired');
  expect(journey.openTask('resendHandover').owner.unit).toBe(people.fk.unit);
});

test('the first uppföljning is due after two weeks, the next between four and six weeks later', () => {
  const journey = inInsats();
  const started = journey.state().assessment?.completedOn ?? journey.today();
  journey.wait(14);
  const first = journey.openTask('holdFollowUp');
  expect(
    stockholmDate(first.openedAt) >= stockholmDate(addDuration(instant(`${started}T12:00:00Z`), { days: 14 })),
  ).toBe(true);
  journey.does(people.coach, { type: 'recordFollowUp', on: journey.today() });
  const held = journey.today();
  journey.wait(27);
  expect(journey.openTasks()).not.toContain('holdFollowUp');
  journey.wait(3);
  const second = journey.openTask('holdFollowUp');
  expect(workingDaysBetween(held, second.dueOn)).toBeGreaterThanOrEqual(28);
  expect(second.dueOn <= stockholmDate(addDuration(instant(`${held}T12:00:00Z`), { days: 45 }))).toBe(true);
});

test('of deadlines due at the same time the one set first comes first', () => {
  const journey = met();
  const deadlines = journey
    .state()
    .deadlines.map((deadline) =>
      deadline.type === 'task'
        ? { ...deadline, rungs: deadline.rungs.map((rung) => ({ ...rung, at: journey.now() })) }
        : deadline,
    );
  const state = { ...journey.state(), deadlines };
  expect(nextDeadline(state)?.id).toBe(deadlines.find(({ type }) => type === 'task')?.id);
});

test('a case opened long after the participant was aktualiserad has its dates ahead all the same', () => {
  const journey = newJourney();
  const facts = {
    sex: 'M',
    birthYear: 1980,
    kommun: 'Flen',
    referredBy: 'forsakringskassan',
    referredOn: isoDate('2025-01-10'),
  } as const;
  journey.does(people.fk, referral({ facts }));
  expect(due(journey).at > journey.now()).toBe(true);
});
