import { expect, test } from 'vitest';
import {
  type Ask,
  documentRef,
  inInsats,
  type Journey,
  lastMeeting,
  letsTell,
  participantParty,
  people,
  unitParty,
} from '../../testing/index.ts';
import { mayReadText } from '../access/texts.ts';
import { addDuration } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';
import type { UnitRef } from '../organisation/organisation.ts';

const link = documentRef('länk');
const room = documentRef('rum');
const meetingOf = (journey: Journey) => journey.state().meetings.at(-1);
const booking = (journey: Journey): Extract<Ask, { type: 'bookMeeting' }> => ({
  type: 'bookMeeting',
  kind: 'multipartyMeeting',
  startsAt: addDuration(journey.now(), { days: 9 }),
  minutesLong: 45,
  mode: 'video',
  where: link,
  parties: [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty],
});
const met = (): Journey => {
  const journey = inInsats();
  letsTell(journey, people.coach, units.afRehab.agency);
  return journey;
};
const booked = () => {
  const journey = met();
  journey.does(people.coach, booking(journey));
  return journey;
};
const move = (journey: Journey, changes: Partial<Extract<Ask, { type: 'rescheduleMeeting' }>> = {}) =>
  journey.does(people.coach, {
    type: 'rescheduleMeeting',
    meeting: lastMeeting(journey),
    startsAt: addDuration(journey.now(), { days: 12 }),
    ...changes,
  });

test('a meeting that is booked or proposed says where it is, and those it is between read it', () => {
  const journey = booked();
  expect(meetingOf(journey)?.where).toEqual(link);
  const text = { ...link, agency: units.kommunSikta.agency };
  const reads = (unit: UnitRef, relation: 'meetingParty' | 'referrer') =>
    mayReadText(journey.state(), text, [relation], { ...unit, roles: ['caseworker'] });
  expect(reads(units.afRehab, 'meetingParty')).toBe(true);
  expect(reads(units.fkRehab, 'referrer')).toBe(false);

  const { startsAt, minutesLong, type: _, ...calling } = booking(journey);
  const times = [1, 2].map((days) => ({ id: `${days}`, startsAt: addDuration(startsAt, { days }), minutesLong }));
  journey.does(people.coach, { ...calling, type: 'proposeMeeting', times, where: room });
  expect(meetingOf(journey)?.where).toEqual(room);
  journey.does(people.coach, { type: 'settleTime', meeting: lastMeeting(journey), time: '2' });
  expect(meetingOf(journey)).toMatchObject({ status: 'planned', where: room });
});

test('a meeting that is moved is where it was to be, unless it is said, or held in another way', () => {
  const journey = booked();
  move(journey);
  expect(meetingOf(journey)?.where).toEqual(link);
  move(journey, { where: room });
  expect(meetingOf(journey)?.where).toEqual(room);
  move(journey, { mode: 'phone' });
  expect(meetingOf(journey)).toMatchObject({ mode: 'phone', status: 'planned' });
  expect(meetingOf(journey)).not.toHaveProperty('where');
  move(journey, { mode: 'physical', where: room });
  expect(meetingOf(journey)?.where).toEqual(room);
});

test('where it is may be said later, by who called it or holds the case; nobody answers anew for that', () => {
  const journey = booked();
  const meeting = lastMeeting(journey);
  const say = (where = room): Ask => ({ type: 'setMeetingPlace', meeting, where });
  journey.does(people.af, { type: 'replyToMeeting', meeting, reply: 'comes' });
  expect(journey.isRefused(people.af, say()).code).toBe('notHolder');
  journey.does(people.coach, say());
  expect(meetingOf(journey)).toMatchObject({ where: room, rescheduled: 0 });
  expect(meetingOf(journey)?.parties.find(({ id }) => id === 'af')?.reply).toBe('comes');
  journey.does(people.coach, { type: 'cancelMeeting', meeting, reason: 'noLongerNeeded' });
  expect(journey.isRefused(people.coach, say(link)).code).toBe('meetingNotPlanned');
});

test('what was written in when it had been says nothing of where to go', () => {
  const journey = met();
  const { where: _, ...written } = booking(journey);
  journey.does(people.coach, {
    ...written,
    type: 'recordHeldMeeting',
    startsAt: addDuration(journey.now(), { hours: -1 }),
  });
  expect(meetingOf(journey)).not.toHaveProperty('where');
});
