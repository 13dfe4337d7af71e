import { expect, test } from 'vitest';
import {
  type Ask,
  inInsats,
  type Journey,
  lastMeeting,
  met,
  participantParty,
  people,
  unitParty,
} from '../../testing/index.ts';
import { addDuration, isoDate, stockholmDate, workingDayBefore } from '../calendar/index.ts';
import { evolve } from '../case/evolve.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import { silentParties } from './meetings.ts';

const meetingOf = (journey: Journey) => journey.state().meetings.at(-1);
const booking = (journey: Journey, changes: Partial<Extract<Ask, { type: 'bookMeeting' }>> = {}): Ask => ({
  type: 'bookMeeting',
  kind: 'followUp',
  startsAt: addDuration(journey.now(), { days: 9 }),
  minutesLong: 45,
  mode: 'physical',
  parties: [
    unitParty('sikta', units.kommunSikta),
    participantParty,
    { type: 'external', id: 'employer', role: 'employer', required: false },
  ],
  ...changes,
});
const planned = () => {
  const journey = inInsats();
  journey.does(people.coach, booking(journey));
  return journey;
};
const comes = (journey: Journey, party: string): Ask => ({
  type: 'recordMeetingReply',
  meeting: lastMeeting(journey),
  party,
  reply: 'comes',
});

test('a participant or employer who has not answered is chased two working days before', () => {
  const journey = planned();
  const deadline = journey.state().deadlines.find(({ type }) => type === 'replyMissing');
  const day = stockholmDate(meetingOf(journey)?.startsAt ?? journey.now());
  expect(deadline?.type === 'replyMissing' && stockholmDate(deadline.at)).toBe(workingDayBefore(day, 2));
  journey.does(people.coach, comes(journey, 'participant'));
  expect(silentParties(meetingOf(journey) ?? ({} as never)).map(({ id }) => id)).toEqual(['employer']);
  journey.wait(8);
  const chase = journey.openTask('chaseReply');
  expect(chase).toMatchObject({ owner: { unit: units.kommunSikta.unit }, subject: { id: lastMeeting(journey) } });
  expect(waitingFor(journey.state(), journey.model)?.reason).toBe('meetingReply');
  journey.does(people.coach, comes(journey, 'employer'));
  expect(journey.openTasks()).not.toContain('chaseReply');
});

test('when all have answered nobody is chased', () => {
  const journey = planned();
  journey.does(people.coach, comes(journey, 'participant'));
  journey.does(people.coach, comes(journey, 'employer'));
  expect(journey.state().deadlines.some(({ type }) => type === 'replyMissing')).toBe(false);
  journey.wait(8);
  expect(journey.openTasks()).not.toContain('chaseReply');
});

test('who answers by the phone is ticked off; so is who can’t be reached', () => {
  const journey = planned();
  journey.wait(8);
  const { id: task, version } = journey.openTask('chaseReply');
  journey.does(people.coach, { type: 'completeTask', task, version });
  expect(journey.openTasks()).not.toContain('chaseReply');
});

test('a meeting at short notice is chased the next morning, and one sooner than that not at all', () => {
  const soon = inInsats();
  soon.does(people.coach, booking(soon, { startsAt: addDuration(soon.now(), { days: 4 }) }));
  const deadline = soon.state().deadlines.find(({ type }) => type === 'replyMissing');
  expect(deadline?.type === 'replyMissing' && deadline.at > soon.now()).toBe(true);
  const now = inInsats();
  now.does(people.coach, booking(now, { startsAt: addDuration(now.now(), { hours: 2 }) }));
  expect(now.state().deadlines.some(({ type }) => type === 'replyMissing')).toBe(false);
});

test('a meeting that is moved or called off chases nobody', () => {
  const journey = planned();
  journey.wait(8);
  journey.does(people.coach, {
    type: 'rescheduleMeeting',
    meeting: lastMeeting(journey),
    startsAt: addDuration(journey.now(), { days: 14 }),
  });
  expect(journey.openTasks()).not.toContain('chaseReply');
  expect(journey.state().deadlines.filter(({ type }) => type === 'replyMissing')).toHaveLength(1);
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noLongerNeeded' });
  expect(journey.state().deadlines.some(({ type }) => type === 'replyMissing')).toBe(false);
});

test('each party has its own reason when a meeting is moved, and the time that was is kept', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  const startedAt = meetingOf(journey)?.startsAt;
  const startsAt = addDuration(journey.now(), { days: 12 });
  const move = (reasons: Record<string, 'ill' | 'cannotCome'>): Ask => ({
    type: 'rescheduleMeeting',
    meeting,
    startsAt,
    reason: 'participantIll',
    reasons,
  });
  expect(journey.isRefused(people.coach, move({ nobody: 'ill' })).code).toBe('notParty');
  journey.does(people.coach, move({ participant: 'ill', fk: 'cannotCome' }));
  expect(meetingOf(journey)).toMatchObject({
    rescheduled: 1,
    changes: [{ startedAt, reason: 'participantIll', reasons: { participant: 'ill', fk: 'cannotCome' } }],
  });
  journey.does(people.coach, { type: 'rescheduleMeeting', meeting, startsAt: addDuration(startsAt, { days: 1 }) });
  expect(meetingOf(journey)?.rescheduled).toBe(2);
  expect(meetingOf(journey)?.changes?.map((change) => change.startedAt)).toEqual([startedAt, startsAt]);
});

test('each party has its own reason when a meeting is called off', () => {
  const journey = met();
  const meeting = lastMeeting(journey);
  const off = (reasons: Record<string, 'ill' | 'noLongerConcerned'>): Ask => ({
    type: 'cancelMeeting',
    meeting,
    reason: 'participantIll',
    reasons,
  });
  expect(journey.isRefused(people.coach, off({ nobody: 'ill' })).code).toBe('notParty');
  journey.does(people.coach, off({ participant: 'ill', fk: 'noLongerConcerned' }));
  expect(meetingOf(journey)?.cancelReasons).toEqual({ participant: 'ill', fk: 'noLongerConcerned' });
});

test('every kind of meeting that comes to nothing is booked anew, unless it is no longer needed', () => {
  const missed = planned();
  missed.wait(10);
  missed.does(people.coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(missed),
    attended: ['sikta', 'employer'],
    mode: 'physical',
  });
  expect(missed.openTask('bookMeetingAnew')).toMatchObject({
    owner: { unit: units.kommunSikta.unit },
    subject: { type: 'booking', id: 'followUp' },
  });
  missed.does(people.coach, booking(missed, { kind: 'planReview' }));
  expect(missed.openTasks()).toContain('bookMeetingAnew');
  missed.does(people.coach, booking(missed));
  expect(missed.openTasks()).not.toContain('bookMeetingAnew');

  const cancelled = planned();
  cancelled.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(cancelled), reason: 'participantIll' });
  expect(cancelled.openTasks()).toContain('bookMeetingAnew');
  const { id: task, version } = cancelled.openTask('bookMeetingAnew');
  cancelled.does(people.coach, { type: 'completeTask', task, version });
  expect(cancelled.openTasks()).not.toContain('bookMeetingAnew');

  const unneeded = planned();
  unneeded.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(unneeded), reason: 'noLongerNeeded' });
  expect(unneeded.openTasks()).not.toContain('bookMeetingAnew');

  const twice = planned();
  twice.does(people.coach, booking(twice, { startsAt: addDuration(twice.now(), { days: 30 }) }));
  const first = twice.state().meetings[0]?.id ?? '';
  twice.does(people.coach, { type: 'cancelMeeting', meeting: first, reason: 'participantIll' });
  expect(twice.openTasks()).not.toContain('bookMeetingAnew');
});

test('two working days before a meeting are counted past weekends and holidays', () => {
  expect(workingDayBefore(isoDate('2026-04-07'), 1)).toBe('2026-04-02'); // Easter
  expect(workingDayBefore(isoDate('2026-03-09'), 2)).toBe('2026-03-05');
  expect(workingDayBefore(isoDate('2026-03-09'), 0)).toBe('2026-03-09');
  expect(() => workingDayBefore(isoDate('2026-03-09'), -1)).toThrow(RangeError);
});

test('a required party that can’t come to any kind of meeting is a reason to find another time', () => {
  const journey = planned();
  const meeting = lastMeeting(journey);
  const answers = (party: string, reply: 'comes' | 'otherTime'): Ask => ({
    type: 'recordMeetingReply',
    meeting,
    party,
    reply,
  });
  journey.does(people.coach, answers('employer', 'otherTime'));
  expect(journey.openTasks()).not.toContain('bookMeetingAnew');
  journey.does(people.coach, answers('participant', 'otherTime'));
  expect(journey.openTask('bookMeetingAnew').subject).toEqual({ type: 'meeting', id: meeting });
  journey.does(people.coach, answers('participant', 'otherTime'));
  expect(journey.openTasks().filter((kind) => kind === 'bookMeetingAnew')).toHaveLength(1);
  journey.does(people.coach, answers('participant', 'comes'));
  expect(journey.openTasks()).not.toContain('bookMeetingAnew');
  journey.does(people.coach, answers('participant', 'otherTime'));
  const startsAt = addDuration(journey.now(), { days: 12 });
  journey.does(people.coach, { type: 'rescheduleMeeting', meeting, startsAt });
  expect(journey.openTasks()).not.toContain('bookMeetingAnew');
  expect(journey.state().tasks.findLast(({ kind }) => kind === 'bookMeetingAnew')?.status).toBe('done');
});

test('a meeting that was moved before times were kept has no history of them', () => {
  const journey = met();
  const { id: meeting, startsAt } = meetingOf(journey) ?? { id: '', startsAt: journey.now() };
  const by = people.coach;
  const moved = {
    type: 'meetingRescheduled',
    version: 1,
    at: journey.now(),
    by,
    meeting,
    startsAt,
    mode: 'video',
  } as const;
  const after = evolve(journey.state(), moved).meetings.at(-1);
  expect(after?.rescheduled).toBe(1);
  expect(after && 'changes' in after).toBe(false);
});

test('whoever has no console is told by somebody of a moved time; once all of them have answered they have been', () => {
  const journey = planned();
  expect(journey.openTasks()).not.toContain('tellParties');
  const meeting = lastMeeting(journey);
  const move = () =>
    journey.does(people.coach, {
      type: 'rescheduleMeeting',
      meeting,
      startsAt: addDuration(journey.now(), { days: 12 }),
    });
  move();
  expect(journey.openTask('tellParties')).toMatchObject({
    owner: { unit: units.kommunSikta.unit },
    subject: { type: 'meeting', id: meeting },
  });
  move();
  expect(journey.openTasks().filter((kind) => kind === 'tellParties')).toHaveLength(1);
  journey.does(people.coach, comes(journey, 'participant'));
  expect(journey.openTasks()).toContain('tellParties');
  journey.does(people.coach, comes(journey, 'employer'));
  expect(journey.openTasks()).not.toContain('tellParties');
  expect(journey.state().tasks.findLast(({ kind }) => kind === 'tellParties')?.status).toBe('done');
});

test('and that a meeting is off; whoever told them says so', () => {
  const journey = planned();
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noLongerNeeded' });
  const { id: task, version } = journey.openTask('tellParties');
  journey.does(people.coach, { type: 'completeTask', task, version });
  expect(journey.openTasks()).not.toContain('tellParties');
});

test('nobody is reminded of a meeting that is called the day before it', () => {
  const journey = inInsats();
  const near = () => journey.state().deadlines.filter(({ type }) => type === 'meetingNear');
  journey.does(people.coach, booking(journey, { startsAt: addDuration(journey.now(), { hours: 20 }) }));
  expect(near()).toHaveLength(0);
  journey.does(people.coach, booking(journey));
  expect(near()).toHaveLength(1);
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noLongerNeeded' });
  expect(near()).toHaveLength(0);
});
