import { expect, test } from 'vitest';
import {
  handedOver,
  importer,
  importOf,
  inInsats,
  type Journey,
  lastMeeting,
  met,
  newJourney,
  openHandover,
  people,
  referral,
  referred,
} from '../../testing/index.ts';
import { addDays, addDuration, stockholmDate, workingDayBefore } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import { evolve } from '../case/evolve.ts';
import { units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import type { Notice } from './notice.ts';
import { type Happening, noticesOf, settledBy } from './notices-of.ts';

/** What the act that has just been done is told of. */
const toldBy = (journey: Journey, act: () => readonly unknown[]) => {
  const before = journey.state();
  const events = act() as Parameters<typeof evolve>[1][];
  let state: CaseFile = before;
  const happenings: Happening[] = events.map((event) => {
    const from = state;
    state = evolve(from, event);
    return { seq: state.seq, event, before: from, after: state };
  });
  return { notices: noticesOf(happenings, journey.model), settled: settledBy(happenings) };
};
const opening = (journey: Journey): readonly Happening[] => {
  let state: CaseFile | undefined;
  return journey.events().map((event) => {
    const before = state;
    state = evolve(before, event);
    return { seq: state.seq, event, before, after: state };
  });
};
const coordinator = siktaArbetsmarknad.places[0]?.coordinator.unit;

test('a new aktualisering is told to the unit that is to answer it, and not to the one that sent it', () => {
  const journey = referred();
  expect(noticesOf(opening(journey), journey.model)).toMatchObject([
    { kind: 'taskOpened', taskKind: 'answerReferral', to: { unit: units.kommunSikta.unit }, audience: 'unit' },
  ]);
});

test('the same act gives the same notices under the same ids, each its own', () => {
  const journey = met();
  const notices = opening(journey).flatMap((happening) => noticesOf([happening], journey.model));
  expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length);
  expect(opening(journey).flatMap((happening) => noticesOf([happening], journey.model))).toEqual(notices);
});

test('silence climbs: the one who has the task, their managers, the coordinator, the holder', () => {
  const journey = handedOver();
  const late = journey.openTask('answerHandover');
  journey.does(people.af, { type: 'claimTask', task: late.id, version: late.version });
  const reached: unknown[] = [];
  while (reached.length < 4) {
    let events: ReturnType<Journey['waitForNextDeadline']> = [];
    const { notices } = toldBy(journey, () => {
      events = journey.waitForNextDeadline();
      return events;
    });
    if (!events.some((event) => event.type === 'rungReached' && event.task === late.id)) continue;
    for (const { kind, to, staff, audience, task } of notices)
      reached.push({ kind, unit: to.unit, staff, audience, hasTask: task !== undefined });
  }
  expect(reached).toEqual([
    { kind: 'taskReminder', unit: units.afRehab.unit, staff: people.af.staff, audience: 'unit', hasTask: true },
    { kind: 'colleagueLate', unit: units.afRehab.unit, staff: undefined, audience: 'manager', hasTask: true },
    { kind: 'caseStuck', unit: coordinator, staff: undefined, audience: 'unit', hasTask: true },
    { kind: 'raiseInTeam', unit: units.kommunSikta.unit, staff: undefined, audience: 'unit', hasTask: true },
  ]);
});

test('the sender is told once that the receiver said no, with the task that follows', () => {
  const journey = handedOver();
  const { notices } = toldBy(journey, () =>
    journey.does(people.af, { type: 'declineHandover', handover: openHandover(journey), reason: 'wrongAgency' }),
  );
  const ours = notices.filter(({ to }) => to.unit === units.kommunSikta.unit);
  expect(ours).toMatchObject([{ kind: 'handoverDeclined', taskKind: 'resendHandover' }]);
  expect(ours[0]?.task).toBe(journey.openTask('resendHandover').id);
});

test('the sender is told that the receiver took over', () => {
  const journey = handedOver();
  const { notices } = toldBy(journey, () =>
    journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) }),
  );
  expect(notices).toMatchObject([{ kind: 'handoverAccepted', to: { unit: units.kommunSikta.unit } }]);
});

test('those asked to a meeting are told once, and again when its time moves; who moves it is not', () => {
  const journey = met();
  const { notices } = toldBy(journey, () =>
    journey.does(people.coach, {
      type: 'rescheduleMeeting',
      meeting: lastMeeting(journey),
      startsAt: addDuration(journey.now(), { days: 9 }),
      mode: 'video',
    }),
  );
  expect(notices.map(({ kind, to }) => [kind, to.unit]).sort()).toEqual(
    [
      ['meetingMoved', units.afRehab.unit],
      ['meetingMoved', units.fkRehab.unit],
    ].sort(),
  );
});

test('those who are to be there are reminded the working day before, who called it too', () => {
  const journey = met();
  const soon: Notice[] = [];
  while (journey.state().deadlines.some(({ type }) => type === 'meetingNear'))
    soon.push(...toldBy(journey, () => journey.waitForNextDeadline()).notices);
  const startsOn = stockholmDate(journey.state().meetings[0]?.startsAt ?? journey.now());
  expect(journey.today()).toBe(workingDayBefore(startsOn, 1));
  const told = soon.filter(({ kind }) => kind === 'meetingSoon').map(({ to }) => to.unit);
  expect(told.sort()).toEqual([units.kommunSikta.unit, units.afRehab.unit, units.fkRehab.unit].sort());
});

test('a task given to a colleague is told to that colleague; one that I take is told to nobody', () => {
  const journey = referred();
  const task = journey.openTask('answerReferral');
  const given = toldBy(journey, () =>
    journey.does(people.siktaManager, {
      type: 'assignTask',
      task: task.id,
      version: task.version,
      staff: people.coachColleague.staff,
    }),
  );
  expect(given.notices).toMatchObject([{ kind: 'taskAssigned', staff: people.coachColleague.staff }]);
  expect(given.settled.taken).toEqual([task.id]);
  const other = referred();
  const mine = toldBy(other, () =>
    other.does(people.coach, { type: 'claimTask', task: task.id, version: task.version }),
  );
  expect(mine.notices).toEqual([]);
});

test('a task that is done or no longer needed is settled', () => {
  const journey = handedOver();
  const task = journey.openTask('answerHandover').id;
  const { settled } = toldBy(journey, () =>
    journey.does(people.af, { type: 'acceptHandover', handover: openHandover(journey) }),
  );
  expect(settled.over).toContain(task);
});

test('the coach is told by the clock that an uppföljning is to be held', () => {
  const journey = inInsats();
  const told = [];
  while (!journey.openTasks().includes('holdFollowUp'))
    told.push(...toldBy(journey, () => journey.waitForNextDeadline()).notices);
  expect(told.at(-1)).toMatchObject({ kind: 'taskOpened', taskKind: 'holdFollowUp', staff: people.coach.staff });
});

test('an import tells nobody: hundreds of old cases are no news', () => {
  const journey = newJourney();
  journey.does(importer, importOf({}));
  expect(noticesOf(opening(journey), journey.model)).toEqual([]);
});

test('who takes over a colleague’s work is told once, with the first contact to make', () => {
  const journey = inInsats();
  journey.does(people.coach, { type: 'assignCaseworker', staff: people.coach.staff });
  const { notices } = toldBy(journey, () =>
    journey.does(people.siktaManager, {
      type: 'transferWork',
      from: people.coach.staff,
      to: people.coachColleague.staff,
    }),
  );
  expect(notices).toMatchObject([
    { kind: 'workTransferred', staff: people.coachColleague.staff, taskKind: 'firstContact' },
  ]);
});

test('who was away is told that their work is theirs again', () => {
  const journey = inInsats();
  journey.does(people.coach, { type: 'assignCaseworker', staff: people.coach.staff });
  journey.does(people.siktaManager, {
    type: 'transferWork',
    from: people.coach.staff,
    to: people.coachColleague.staff,
    until: addDays(journey.today(), 7),
  });
  const told: Notice[] = [];
  while (!told.some(({ kind }) => kind === 'workReturned'))
    told.push(...toldBy(journey, () => journey.waitForNextDeadline()).notices);
  expect(told.filter(({ kind }) => kind === 'workReturned')).toMatchObject([{ staff: people.coach.staff }]);
});

test('the coordinator is told what the manager answered to the wish that somebody else do it', () => {
  const journey = handedOver();
  const { id } = journey.openTask('answerHandover');
  journey.does(people.coordinator, { type: 'requestMove', of: { type: 'task', id }, reason: 'silence' });
  const request = journey.state().moveRequests?.[0]?.id ?? '';
  const { notices } = toldBy(journey, () =>
    journey.does(people.afManager, { type: 'answerMove', request, answer: 'declines', reason: 'underWay' }),
  );
  expect(notices).toMatchObject([{ kind: 'moveDeclined', to: { unit: coordinator } }]);
});

test('the holder is told that what the case waited for has happened elsewhere', () => {
  const journey = newJourney();
  journey.does(people.fk, referral({ insuranceQuestionOpen: true }));
  journey.does(people.coach, { type: 'acceptHandover', handover: openHandover(journey) });
  journey.does(people.coach, { type: 'parkCase', reason: 'insurance', until: addDays(journey.today(), 30) });
  const { notices } = toldBy(journey, () => journey.does(people.fk, { type: 'resolveInsuranceQuestion' }));
  expect(notices).toMatchObject([{ kind: 'waitEnded', to: { unit: units.kommunSikta.unit } }]);
});
