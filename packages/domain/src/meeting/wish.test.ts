import { expect, test } from 'vitest';
import {
  type Ask,
  documentRef,
  handedOver,
  inInsats,
  type Journey,
  lastMeeting,
  participantParty,
  people,
  person,
  recorded,
  referred,
  unitParty,
  waiting,
} from '../../testing/index.ts';
import { addDays, addDuration, nextWorkingDay } from '../calendar/index.ts';
import { units } from '../insatser/parties.ts';
import { usualMultiparty } from '../insatser/usual.ts';
import { daysFromWishToHeld, daysSinceWish } from './wish.ts';

const wish = (journey: Journey, days = 0): Ask => ({ type: 'wishForMeeting', on: addDays(journey.today(), -days) });
const wishOf = (journey: Journey) => journey.state().wishes?.at(-1);
const wishId = (journey: Journey): string => wishOf(journey)?.id ?? '';
const samtal = (journey: Journey, changes: Partial<Extract<Ask, { type: 'bookMeeting' }>> = {}): Ask => ({
  type: 'bookMeeting',
  kind: 'multipartyMeeting',
  startsAt: addDuration(journey.now(), { days: 7 }),
  minutesLong: 60,
  mode: 'physical',
  parties: [unitParty('sikta', units.kommunSikta), unitParty('fk', units.fkRehab, false), participantParty],
  ...changes,
});
const wished = () => {
  const journey = inInsats();
  journey.does(people.fk, { ...wish(journey, 3), document: documentRef('önskemål') } as Ask);
  return journey;
};
const asked = (journey: Journey) => journey.openTasks().filter((kind) => kind === 'bookMultipartyMeeting');
const everybody = ['sikta', 'fk', 'participant'];

test('whoever the participant tells notes the wish, and the holder is to book within the model’s days of it', () => {
  const journey = wished();
  expect(wishOf(journey)).toMatchObject({
    status: 'open',
    on: addDays(journey.today(), -3),
    by: { unit: units.fkRehab.unit },
    document: documentRef('önskemål'),
  });
  const task = journey.openTask('bookMultipartyMeeting');
  expect(task.owner.unit).toBe(units.kommunSikta.unit);
  expect(task.dueOn).toBe(nextWorkingDay(addDays(journey.today(), usualMultiparty.withinDays - 3)));
  expect(daysSinceWish(journey.state(), journey.today())).toBe(3);
});

test('an old wish is to be booked at once', () => {
  const journey = inInsats();
  journey.does(people.coach, wish(journey, 25));
  expect(journey.openTask('bookMultipartyMeeting').dueOn).toBe(journey.today());
});

test('the wish is heard by units with a part in the case, not by others nor by the coordinator', () => {
  const journey = inInsats();
  expect(journey.isRefused(people.psykiatri, wish(journey)).code).toBe('notParty');
  expect(journey.isRefused(people.coordinator, wish(journey)).code).toBe('roleNotAllowed');
  const administrator = person('fkAdministrator', units.fkRehab, 'administrator');
  expect(journey.isRefused(administrator, wish(journey)).code).toBe('roleNotAllowed');
  const asCaseworker = person('caseworker at the kansli', units.forbundKansli, 'caseworker');
  expect(journey.isRefused(asCaseworker, wish(journey)).code).toBe('notParty');
});

test('a wish is of a day in the case that has been, and told once', () => {
  const journey = inInsats();
  expect(journey.isRefused(people.coach, wish(journey, -1)).code).toBe('dateAhead');
  expect(journey.isRefused(people.coach, wish(journey, 200)).code).toBe('dateOrder');
  journey.does(people.coach, wish(journey));
  expect(journey.isRefused(people.fk, wish(journey))).toEqual({
    code: 'wishOpen',
    facts: { wish: wishId(journey), on: journey.today() },
  });
  const referral = referred();
  expect(referral.isRefused(people.fk, wish(referral)).code).toBe('wrongPhase');
});

test('in the kö too a flerpartssamtal may be wished, and called', () => {
  const journey = waiting();
  journey.does(people.fk, wish(journey));
  journey.does(people.coach, samtal(journey));
  expect(asked(journey)).toEqual([]);
});

test('a flerpartssamtal that is called takes the wish up, and held meets it: from wish to held is counted', () => {
  const journey = wished();
  journey.does(people.coach, samtal(journey));
  expect(asked(journey)).toEqual([]);
  expect(wishOf(journey)).toMatchObject({ status: 'open', meeting: lastMeeting(journey) });
  expect(daysFromWishToHeld(journey.state())).toEqual([]);
  const heldOn = addDays(journey.today(), 7);
  journey.wait(9);
  journey.does(people.coach, {
    type: 'meetingHeld',
    meeting: lastMeeting(journey),
    attended: everybody,
    mode: 'physical',
  });
  expect(wishOf(journey)).toMatchObject({ status: 'met', meeting: lastMeeting(journey) });
  expect(daysFromWishToHeld(journey.state())).toEqual([
    { wish: wishId(journey), on: addDays(heldOn, -10), heldOn, days: 10 },
  ]);
  expect(daysSinceWish(journey.state(), journey.today())).toBeUndefined();
  journey.does(people.coach, wish(journey));
  expect(journey.state().wishes).toHaveLength(2);
});

test('a missed, cancelled or lapsed flerpartssamtal leaves the wish open, to be booked anew', () => {
  const missed = wished();
  missed.does(people.coach, samtal(missed));
  missed.wait(8);
  missed.does(people.coach, { type: 'meetingHeld', meeting: lastMeeting(missed), attended: ['fk'], mode: 'phone' });
  expect(asked(missed)).toHaveLength(1);
  expect(missed.openTasks()).not.toContain('bookMeetingAnew');
  expect(wishOf(missed)).toMatchObject({ status: 'open' });
  expect(wishOf(missed)?.meeting).toBeUndefined();

  const cancelled = wished();
  cancelled.does(people.coach, samtal(cancelled));
  cancelled.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(cancelled), reason: 'noLongerNeeded' });
  expect(asked(cancelled)).toHaveLength(1);
  expect(daysSinceWish(cancelled.state(), cancelled.today())).toBe(3);

  const lapsed = wished();
  const times = [2, 3].map((days) => ({
    id: `${days}`,
    startsAt: addDuration(lapsed.now(), { days }),
    minutesLong: 60,
  }));
  const { startsAt: _, minutesLong: __, ...calling } = samtal(lapsed) as Extract<Ask, { type: 'bookMeeting' }>;
  lapsed.does(people.coach, { ...calling, type: 'proposeMeeting', times });
  expect(wishOf(lapsed)?.meeting).toBe(lastMeeting(lapsed));
  lapsed.wait(5);
  expect(asked(lapsed)).toHaveLength(1);
});

test('whichever flerpartssamtal is held meets the wish, and none is to be booked any more', () => {
  const journey = wished();
  journey.does(people.coach, samtal(journey));
  const first = lastMeeting(journey);
  journey.does(people.coach, samtal(journey, { startsAt: addDuration(journey.now(), { days: 8 }) }));
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'participantIll' });
  expect(asked(journey)).toHaveLength(1);
  journey.wait(9);
  journey.does(people.coach, { type: 'meetingHeld', meeting: first, attended: everybody, mode: 'physical' });
  expect(wishOf(journey)).toMatchObject({ status: 'met', meeting: first });
  expect(asked(journey)).toEqual([]);
});

test('a flerpartssamtal that is called already will do', () => {
  const journey = inInsats();
  journey.does(people.coach, samtal(journey));
  journey.does(people.fk, wish(journey));
  expect(asked(journey)).toEqual([]);
  expect(wishOf(journey)?.meeting).toBe(lastMeeting(journey));
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noLongerNeeded' });
  expect(asked(journey)).toHaveLength(1);
});

test('another kind of meeting answers a wish only when it is said to', () => {
  const journey = wished();
  journey.does(people.coach, samtal(journey, { kind: 'checkIn' }));
  expect(asked(journey)).toHaveLength(1);
  const checkIn = (of: string) => samtal(journey, { kind: 'checkIn', wish: of });
  expect(journey.isRefused(people.coach, checkIn('none such')).code).toBe('wishNotFound');
  journey.does(people.coach, checkIn(wishId(journey)));
  expect(asked(journey)).toEqual([]);
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'participantIll' });
  expect(asked(journey)).toHaveLength(1);
});

test('a wish can be withdrawn, once', () => {
  const journey = wished();
  const withdraw = (of: string): Ask => ({ type: 'withdrawWish', wish: of });
  expect(journey.isRefused(people.psykiatri, withdraw(wishId(journey))).code).toBe('notParty');
  expect(journey.isRefused(people.coach, withdraw('none such')).code).toBe('wishNotFound');
  journey.does(people.coach, withdraw(wishId(journey)));
  expect(asked(journey)).toEqual([]);
  expect(wishOf(journey)?.status).toBe('withdrawn');
  expect(journey.isRefused(people.coach, withdraw(wishId(journey))).code).toBe('wishNotOpen');
  expect(journey.isRefused(people.coach, samtal(journey, { wish: wishId(journey) })).code).toBe('wishNotOpen');
});

test('the wish follows the case to its new holder', () => {
  const journey = handedOver();
  journey.does(people.af, wish(journey));
  journey.does(people.af, { type: 'acceptHandover', handover: journey.state().handovers.at(-1)?.id ?? '' });
  expect(journey.openTask('bookMultipartyMeeting').owner.unit).toBe(units.afRehab.unit);
});

test('a case without wishes says nothing of them', () => {
  expect(recorded().state().wishes).toBeUndefined();
  expect(daysFromWishToHeld(recorded().state())).toEqual([]);
});

test('a flerpartssamtal that was held before the wish is written in without meeting it', () => {
  const journey = wished();
  const writeIn = (hours: number) =>
    journey.does(people.coach, {
      ...samtal(journey),
      type: 'recordHeldMeeting',
      startsAt: addDuration(journey.now(), { hours }),
    } as Ask);
  writeIn(-120);
  expect(wishOf(journey)).toMatchObject({ status: 'open' });
  expect(asked(journey)).toHaveLength(1);
  journey.wait(1);
  writeIn(-1);
  expect(wishOf(journey)).toMatchObject({ status: 'met' });
  expect(asked(journey)).toHaveLength(0);
});
