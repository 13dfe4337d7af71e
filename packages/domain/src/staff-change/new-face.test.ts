import { expect, test } from 'vitest';
import {
  type Ask,
  accepted,
  inInsats,
  type Journey,
  lastMeeting,
  met,
  participantParty,
  people,
  staffId,
  unitParty,
} from '../../testing/index.ts';
import { addDays, addDuration } from '../calendar/index.ts';
import { ref, units } from '../insatser/parties.ts';
import type { MeetingParty } from '../meeting/meeting.ts';
import { meetsSomebodyNew } from './new-face.ts';

const { coach, coachColleague } = people;
const transfer = (journey: Journey, until?: number, from = coach.staff, to = coachColleague.staff) =>
  journey.does(people.siktaManager, {
    type: 'transferWork',
    from,
    to,
    ...(until === undefined ? {} : { until: addDays(journey.today(), until) }),
  });
const everybody = [unitParty('sikta', units.kommunSikta), participantParty];
const book = (journey: Journey, days: number, parties: Extract<Ask, { type: 'bookMeeting' }>['parties'] = everybody) =>
  journey.does(coach, {
    type: 'bookMeeting',
    kind: 'followUp',
    startsAt: addDuration(journey.now(), { days }),
    minutesLong: 45,
    mode: 'physical',
    parties,
  });
/** Of each meeting of the case, in the order they were booked. */
const newFaces = (journey: Journey) =>
  journey.state().meetings.map((meeting) => meetsSomebodyNew(journey.state(), meeting));
const hold = (journey: Journey, attended = ['sikta', 'participant']) =>
  journey.does(coachColleague, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended,
    mode: 'physical',
  });

test('the participant meets somebody new at the meetings ahead when the one they know has left', () => {
  const journey = met();
  expect(newFaces(journey)).toEqual([false]);
  transfer(journey);
  expect(newFaces(journey)).toEqual([true]);
  journey.does(coachColleague, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noLongerNeeded' });
  expect(newFaces(journey)).toEqual([false]);
});

test('also at what is booked afterwards, until they have met', () => {
  const journey = inInsats();
  transfer(journey);
  book(journey, 5);
  expect(newFaces(journey)).toEqual([true]);
  journey.wait(6);
  hold(journey);
  book(journey, 9);
  expect(newFaces(journey)).toEqual([false, false]);
});

test('a meeting that the participant did not come to is none where they met', () => {
  const journey = inInsats();
  transfer(journey);
  book(journey, 5);
  journey.wait(6);
  hold(journey, ['sikta']);
  book(journey, 9);
  expect(newFaces(journey)).toEqual([false, true]);
});

test('nor is one that went on without them, or without anybody of the unit', () => {
  const journey = inInsats();
  transfer(journey);
  book(journey, 5);
  journey.wait(6);
  hold(journey);
  book(journey, 9);
  const state = journey.state();
  const [first, next] = state.meetings;
  if (!first || !next) throw new Error('no meetings');
  const without = (id: string) => {
    const parties = first.parties.map((party) => (party.id === id ? { ...party, attended: false } : party));
    return meetsSomebodyNew({ ...state, meetings: [{ ...first, parties }, next] }, next);
  };
  expect([without('nobody'), without('participant'), without('sikta')]).toEqual([false, true, true]);
});

test('what was held before the work was passed on was held with somebody else', () => {
  const journey = inInsats();
  book(journey, 2);
  journey.wait(3);
  journey.does(coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended: ['sikta', 'participant'],
    mode: 'physical',
  });
  transfer(journey);
  book(journey, 9);
  expect(newFaces(journey)).toEqual([false, true]);
});

test('at a meeting with another unit, or without the participant, nobody meets anybody new', () => {
  const journey = accepted();
  transfer(journey);
  journey.does(people.af, {
    type: 'bookMeeting',
    kind: 'followUp',
    startsAt: addDuration(journey.now(), { days: 5 }),
    minutesLong: 45,
    mode: 'physical',
    parties: [unitParty('af', units.afRehab), participantParty],
  });
  const meeting = journey.state().meetings.at(-1);
  if (!meeting) throw new Error('no meeting');
  expect(meetsSomebodyNew(journey.state(), meeting)).toBe(false);
  const [af, participant] = meeting.parties;
  const sikta = { type: 'unit', id: 'sikta', required: false, ...ref(units.kommunSikta) } as const;
  const among = (...parties: readonly (MeetingParty | undefined)[]) =>
    meetsSomebodyNew(journey.state(), { ...meeting, parties: parties.filter((party) => party !== undefined) });
  expect(among(af, participant, sikta)).toBe(true);
  expect(among(af, sikta)).toBe(false);
});

test('a stand-in is new while they stand in; who comes back is known', () => {
  const journey = inInsats();
  transfer(journey, 10);
  book(journey, 5);
  book(journey, 20);
  expect(newFaces(journey)).toEqual([true, false]);
  journey.wait(16);
  book(journey, 20);
  expect(newFaces(journey)).toEqual([false, false, false]);
});

test('who had the work before is known, and who has passed it on is met by nobody', () => {
  const journey = inInsats();
  book(journey, 30);
  transfer(journey);
  const third = staffId('third coach');
  transfer(journey, undefined, coachColleague.staff, third);
  expect(newFaces(journey)).toEqual([true]);
  transfer(journey, undefined, third, coach.staff);
  expect(newFaces(journey)).toEqual([false]);
});

test('a successor who was away before they had met is as new when they come back', () => {
  const journey = inInsats();
  book(journey, 40);
  transfer(journey);
  transfer(journey, 5, coachColleague.staff, staffId('third coach'));
  journey.wait(10);
  expect(newFaces(journey)).toEqual([true]);
});
