import { expect, test } from 'vitest';
import {
  type Ask,
  handedOver,
  inInsats,
  type Journey,
  lastMeeting,
  openHandover,
  participantParty,
  people,
  unitParty,
  waiting,
} from '../../testing/index.ts';
import { addDuration, stockholmDate, workingDayBefore } from '../calendar/index.ts';
import { stallOf } from '../case/stall.ts';
import { waitingFor } from '../case/waiting-for.ts';
import { units } from '../insatser/parties.ts';
import type { Meeting, MeetingTime } from './meeting.ts';
import { timesThatFit } from './propose.ts';

type Proposal = Extract<Ask, { type: 'proposeMeeting' }>;
const timesFrom = (journey: Journey, ...days: readonly number[]): readonly MeetingTime[] =>
  days.map((day) => ({ id: `day ${day}`, startsAt: addDuration(journey.now(), { days: day }), minutesLong: 60 }));
const sikta = unitParty('sikta', units.kommunSikta);
const af = unitParty('af', units.afRehab);
const fk = unitParty('fk', units.fkRehab, false);
const proposal = (journey: Journey, changes: Partial<Proposal> = {}): Proposal => ({
  type: 'proposeMeeting',
  kind: 'handoverMeeting',
  times: timesFrom(journey, 9, 7, 8),
  mode: 'video',
  parties: [sikta, af, fk, participantParty],
  ...changes,
});
const proposed = () => {
  const journey = handedOver();
  journey.does(people.coach, proposal(journey));
  return journey;
};
const meetingOf = (journey: Journey): Meeting => {
  const meeting = journey.state().meetings.at(-1);
  if (!meeting) throw new Error('no meeting');
  return meeting;
};
const answers = (first: 'can' | 'cannot', second: 'can' | 'cannot' = first, third: 'can' | 'cannot' = second) => ({
  'day 7': first,
  'day 8': second,
  'day 9': third,
});
const allAnswer = (journey: Journey, participant = answers('can')) => {
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'answerTimes', meeting, answers: answers('cannot', 'can') });
  journey.does(people.fk, { type: 'answerTimes', meeting, answers: answers('can', 'cannot') });
  journey.does(people.coach, { type: 'recordAnsweredTimes', meeting, party: 'participant', answers: participant });
};
const deadlines = (journey: Journey) =>
  journey
    .state()
    .deadlines.map(({ type }) => type)
    .filter((type) => ['replyMissing', 'proposalLapses', 'meetingTime'].includes(type));

test('several times are proposed and every unit is asked which it can', () => {
  const journey = proposed();
  expect(meetingOf(journey)).toMatchObject({
    status: 'proposed',
    startsAt: addDuration(journey.now(), { days: 7 }),
    times: [{ id: 'day 7' }, { id: 'day 8' }, { id: 'day 9' }],
    bookedBy: { unit: units.kommunSikta.unit },
  });
  expect(journey.openTasks().filter((kind) => kind === 'answerTimes')).toHaveLength(2);
  expect(journey.openTasks()).not.toContain('bookHandoverMeeting');
  expect(deadlines(journey)).toEqual(['replyMissing', 'proposalLapses']);
});

test('two to six times, each named once, ahead, and none into another', () => {
  const journey = handedOver();
  const refused = (times: readonly MeetingTime[]) => journey.isRefused(people.coach, proposal(journey, { times }));
  const [seven, eight] = timesFrom(journey, 7, 8);
  if (!seven || !eight) throw new Error('no times');
  expect(refused([seven])).toEqual({ code: 'timesWrong', facts: { times: 1 } });
  expect(refused(timesFrom(journey, 1, 2, 3, 4, 5, 6, 7))).toEqual({ code: 'timesWrong', facts: { times: 7 } });
  expect(refused([seven, { ...eight, id: seven.id }]).code).toBe('timesWrong');
  expect(refused([seven, { ...eight, startsAt: journey.now() }]).code).toBe('meetingInPast');
  const meanwhile = { ...eight, startsAt: addDuration(seven.startsAt, { minutes: 59 }) };
  expect(refused([seven, meanwhile])).toEqual({ code: 'timesOverlap', facts: { first: seven.id, second: eight.id } });
  expect(refused([{ ...meanwhile }, seven]).code).toBe('timesOverlap');
  journey.does(
    people.coach,
    proposal(journey, { times: [seven, { ...eight, startsAt: addDuration(seven.startsAt, { minutes: 60 }) }] }),
  );
});

test('whoever may book may propose, on the same conditions', () => {
  const journey = handedOver();
  expect(journey.isRefused(people.fk, proposal(journey)).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, proposal(journey, { parties: [sikta, af] })).facts).toEqual({
    role: 'participant',
  });
  expect(journey.isRefused(people.coach, proposal(journey, { handover: 'none' })).code).toBe('handoverNotFound');
  const queue = waiting();
  expect(queue.isRefused(people.coach, proposal(queue)).code).toBe('wrongPhase');
  journey.does(people.af, proposal(journey, { parties: [sikta, af, participantParty] }));
  expect(meetingOf(journey).bookedBy.unit).toBe(units.afRehab.unit);
});

test('an answer says yes or no to each time', () => {
  const journey = proposed();
  const meeting = lastMeeting(journey);
  const answer = (given: Record<string, 'can' | 'cannot'>) =>
    journey.isRefused(people.af, { type: 'answerTimes', meeting, answers: given });
  expect(answer({ 'day 7': 'can', 'day 8': 'can' })).toEqual({ code: 'timeUnanswered', facts: { time: 'day 9' } });
  expect(answer({ ...answers('can'), 'day 99': 'can' })).toEqual({ code: 'timeNotFound', facts: { time: 'day 99' } });
  const note = (party: string): Ask => ({ type: 'recordAnsweredTimes', meeting, party, answers: answers('can') });
  expect(journey.isRefused(people.psykiatri, { type: 'answerTimes', meeting, answers: answers('can') }).code).toBe(
    'notParty',
  );
  expect(journey.isRefused(people.coach, note('af')).code).toBe('notParty');
  expect(journey.isRefused(people.fk, note('participant')).code).toBe('notHolder');
  expect(
    journey.isRefused(people.coach, {
      type: 'recordAnsweredTimes',
      meeting,
      party: 'participant',
      answers: { 'day 7': 'can' },
    }).code,
  ).toBe('timeUnanswered');
});

test('when all have answered, whoever called the meeting is to settle one', () => {
  const journey = proposed();
  allAnswer(journey);
  expect(journey.openTask('settleTime').owner.unit).toBe(units.kommunSikta.unit);
  expect(journey.openTasks()).not.toContain('answerTimes');
  expect(deadlines(journey)).toEqual(['proposalLapses']);
  expect(timesThatFit(meetingOf(journey), journey.now()).map(({ id }) => id)).toEqual(['day 8', 'day 9']);
  // Somebody changes their mind: still one task.
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'answerTimes', meeting, answers: answers('can') });
  expect(journey.openTasks().filter((kind) => kind === 'settleTime')).toHaveLength(1);
});

test('the time that is settled: who could, comes; who could not, does not; the others are asked', () => {
  const journey = proposed();
  const meeting = lastMeeting(journey);
  journey.does(people.af, { type: 'answerTimes', meeting, answers: answers('can') });
  expect(journey.isRefused(people.fk, { type: 'settleTime', meeting, time: 'day 8' }).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, { type: 'settleTime', meeting, time: 'day 99' }).code).toBe('timeNotFound');
  journey.does(people.fk, { type: 'answerTimes', meeting, answers: answers('cannot') });
  journey.does(people.coach, { type: 'settleTime', meeting, time: 'day 8' });
  expect(meetingOf(journey)).toMatchObject({ status: 'planned', startsAt: addDuration(journey.now(), { days: 8 }) });
  expect(meetingOf(journey).parties.map(({ reply }) => reply)).toEqual([undefined, 'comes', 'cannot', undefined]);
  expect(journey.openTasks()).not.toContain('replyToMeeting');
  expect(journey.openTasks()).not.toContain('answerTimes');
  // The participant, who has no console, is told of the time by somebody.
  expect(journey.openTask('tellParties')).toMatchObject({ subject: { id: meeting } });
  expect(deadlines(journey)).toEqual(['meetingTime', 'replyMissing']);
  const again = { type: 'settleTime', meeting, time: 'day 8' } as const;
  expect(journey.isRefused(people.coach, again).code).toBe('meetingNotProposed');
  expect(journey.isRefused(people.af, { type: 'answerTimes', meeting, answers: answers('can') }).code).toBe(
    'meetingNotProposed',
  );
  expect(
    journey.isRefused(people.coach, {
      type: 'recordAnsweredTimes',
      meeting,
      party: 'participant',
      answers: answers('can'),
    }).code,
  ).toBe('meetingNotProposed');
  journey.wait(9);
  journey.does(people.coach, {
    type: 'meetingHeld',
    meeting,
    attended: ['sikta', 'af', 'participant'],
    mode: 'video',
  });
  expect(meetingOf(journey).status).toBe('held');
});

test('a unit that has not answered the times is asked when one is settled', () => {
  const journey = proposed();
  journey.does(people.coach, { type: 'settleTime', meeting: lastMeeting(journey), time: 'day 7' });
  expect(journey.openTasks().filter((kind) => kind === 'replyToMeeting')).toHaveLength(2);
});

test('a time that a required party can’t make is not settled; other times are proposed instead', () => {
  const journey = proposed();
  const meeting = lastMeeting(journey);
  allAnswer(journey, answers('can', 'cannot'));
  expect(timesThatFit(meetingOf(journey), journey.now())).toEqual([]);
  const settle = (time: string): Ask => ({ type: 'settleTime', meeting, time });
  expect(journey.isRefused(people.coach, settle('day 7'))).toEqual({
    code: 'requiredPartyCannot',
    facts: { party: 'af', time: 'day 7' },
  });
  const others = (times: readonly MeetingTime[]): Ask => ({ type: 'proposeOtherTimes', meeting, times });
  expect(journey.isRefused(people.fk, others(timesFrom(journey, 10, 11))).code).toBe('notHolder');
  expect(journey.isRefused(people.coach, others(timesFrom(journey, 10))).code).toBe('timesWrong');
  expect(journey.isRefused(people.coach, others(timesFrom(journey, 0, 11))).code).toBe('meetingInPast');
  const [ten] = timesFrom(journey, 10);
  expect(journey.isRefused(people.coach, others(ten ? [ten, { ...ten, id: 'x' }] : [])).code).toBe('timesOverlap');
  journey.does(people.coach, others(timesFrom(journey, 12, 10)));
  expect(meetingOf(journey)).toMatchObject({
    status: 'proposed',
    rescheduled: 1,
    startsAt: addDuration(journey.now(), { days: 10 }),
    times: [{ id: 'day 10' }, { id: 'day 12' }],
  });
  expect(meetingOf(journey).parties.some(({ times }) => times)).toBe(false);
  expect(journey.openTasks()).not.toContain('settleTime');
  expect(journey.openTasks().filter((kind) => kind === 'answerTimes')).toHaveLength(2);
  expect(deadlines(journey)).toEqual(['replyMissing', 'proposalLapses']);
});

test('who has not answered two working days before the first time is chased', () => {
  const journey = proposed();
  const meeting = lastMeeting(journey);
  const chase = journey.state().deadlines.find(({ type }) => type === 'replyMissing');
  const first = stockholmDate(meetingOf(journey).startsAt);
  expect(chase?.type === 'replyMissing' && stockholmDate(chase.at)).toBe(workingDayBefore(first, 2));
  journey.wait(6);
  expect(journey.openTask('chaseReply').owner.unit).toBe(units.kommunSikta.unit);
  allAnswer(journey);
  expect(journey.openTasks()).not.toContain('chaseReply');
  expect(journey.openTasks()).toContain('settleTime');
  expect(journey.state().tasks.find(({ kind }) => kind === 'chaseReply')?.status).toBe('done');
  journey.does(people.coach, { type: 'settleTime', meeting, time: 'day 8' });
  expect(journey.openTasks()).not.toContain('settleTime');
});

test('a proposal that nobody settles lapses with its last time, and the meeting is to be called anew', () => {
  const journey = proposed();
  journey.wait(10);
  expect(meetingOf(journey)).toMatchObject({ status: 'cancelled', cancelled: 'noTimeFits' });
  expect(journey.openTasks()).toContain('bookHandoverMeeting');
  for (const kind of ['answerTimes', 'settleTime', 'chaseReply'] as const)
    expect(journey.openTasks()).not.toContain(kind);
  expect(deadlines(journey)).toEqual([]);
});

test('times that have passed can’t be settled', () => {
  const journey = proposed();
  journey.wait(7);
  const meeting = lastMeeting(journey);
  expect(journey.isRefused(people.coach, { type: 'settleTime', meeting, time: 'day 7' }).code).toBe('meetingInPast');
  expect(timesThatFit(meetingOf(journey), journey.now())).toEqual([]);
});

test('a proposal can be called off', () => {
  const journey = proposed();
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noTimeFits' });
  expect(journey.openTasks()).toEqual(['answerHandover', 'tellParties', 'bookHandoverMeeting']);
  expect(deadlines(journey)).toEqual([]);
});

test('while times are proposed the case waits for answers, then for whoever settles one', () => {
  const journey = inInsats();
  journey.does(people.coach, proposal(journey, { kind: 'multipartyMeeting', parties: [sikta, fk, participantParty] }));
  const meeting = lastMeeting(journey);
  const waits = () => waitingFor(journey.state(), journey.model);
  expect(waits()).toMatchObject({ reason: 'meetingTimes', unit: units.fkRehab.unit });
  expect(stallOf(journey.state(), journey.model, journey.now())?.cause).toBe('counterpart');
  journey.does(people.fk, { type: 'answerTimes', meeting, answers: answers('can') });
  expect(waits()).toMatchObject({ reason: 'meetingTimes', unit: units.kommunSikta.unit, nextStep: 'act' });
  const note = { type: 'recordAnsweredTimes', meeting, party: 'participant', answers: answers('can') } as const;
  journey.does(people.coach, note);
  expect(waits()).toMatchObject({ reason: 'timeToSettle', unit: units.kommunSikta.unit });
  expect(stallOf(journey.state(), journey.model, journey.now())?.cause).toBe('meetingNotBooked');
});

test('a case that closes calls the proposal off', () => {
  const journey = handedOver();
  journey.does(people.af, { type: 'declineHandover', handover: openHandover(journey), reason: 'noCapacity' });
  journey.does(people.coach, proposal(journey));
  journey.does(people.coach, {
    type: 'closeCase',
    reason: 'declined',
    explanation: { document: 'd', version: 1, hash: '' },
  });
  expect(meetingOf(journey)).toMatchObject({ status: 'cancelled', cancelled: 'noLongerNeeded' });
  expect(journey.state().deadlines).toEqual([]);
});

test('a proposed time in a bookable slot is kept with the meeting when it is settled, and let go when it is moved', () => {
  const journey = handedOver();
  const slot = { rule: 'tuesdays', on: journey.today() };
  const [seven, eight] = timesFrom(journey, 7, 8);
  if (!seven || !eight) throw new Error('no times');
  journey.does(people.coach, proposal(journey, { times: [seven, { ...eight, slot }] }));
  const meeting = lastMeeting(journey);
  expect(meetingOf(journey).slot).toBeUndefined();
  journey.does(people.coach, { type: 'settleTime', meeting, time: 'day 8' });
  expect(meetingOf(journey).slot).toEqual(slot);
  const startsAt = addDuration(journey.now(), { days: 11 });
  journey.does(people.coach, { type: 'rescheduleMeeting', meeting, startsAt });
  expect(meetingOf(journey).slot).toBeUndefined();
  const other = { rule: 'fridays', on: journey.today() };
  journey.does(people.coach, { type: 'rescheduleMeeting', meeting, startsAt, slot: other });
  expect(meetingOf(journey).slot).toEqual(other);
});
