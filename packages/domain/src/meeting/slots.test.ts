import { expect, test } from 'vitest';
import { inInsats, lastMeeting, participantParty, people, staffId, unitParty } from '../../testing/index.ts';
import { addDuration, type IsoDate, isoDate } from '../calendar/index.ts';
import { ref, units } from '../insatser/parties.ts';
import { checkSlotRules, freeSlots, type SlotRule, slotFor, slotsHeldBy } from './slots.ts';

const rule = (changes: Partial<SlotRule> = {}): SlotRule => ({
  id: 'tuesdays',
  unit: ref(units.afRehab),
  staff: staffId('af'),
  weekday: 2,
  from: '09:00',
  minutesLong: 60,
  kinds: ['multipartyMeeting', 'checkIn'],
  validFrom: isoDate('2026-01-01'),
  ...changes,
});
const days = (rules: readonly SlotRule[], from: string, to: string, taken: { rule: string; on: IsoDate }[] = []) =>
  freeSlots(rules, taken, isoDate(from), isoDate(to)).map(({ on }) => on);

test('a weekly time is free each week, at nine in Sweden before and after the clocks change', () => {
  const slots = freeSlots([rule()], [], isoDate('2026-03-23'), isoDate('2026-04-05'));
  expect(slots.map(({ on, startsAt }) => [on, startsAt])).toEqual([
    ['2026-03-24', '2026-03-24T08:00:00.000Z'],
    ['2026-03-31', '2026-03-31T07:00:00.000Z'],
  ]);
  expect(slots[0]).toMatchObject({ rule: 'tuesdays', minutesLong: 60, staff: staffId('af'), unit: ref(units.afRehab) });
  const autumn = freeSlots([rule({ from: '14:30' })], [], isoDate('2026-10-19'), isoDate('2026-11-01'));
  expect(autumn.map(({ startsAt }) => startsAt)).toEqual(['2026-10-20T12:30:00.000Z', '2026-10-27T13:30:00.000Z']);
});

test('no time on holidays and their eves', () => {
  // Annandag påsk is a Monday, midsommarafton a Friday, nationaldagen a Saturday in 2026.
  expect(days([rule({ weekday: 1 })], '2026-03-30', '2026-04-13')).toEqual(['2026-03-30', '2026-04-13']);
  expect(days([rule({ weekday: 5 })], '2026-06-15', '2026-06-28')).toEqual(['2026-06-26']);
});

test('a time stands from its first day to its last, and not where it is taken', () => {
  const some = rule({ validFrom: isoDate('2026-09-08'), validUntil: isoDate('2026-09-22') });
  expect(days([some], '2026-09-01', '2026-10-01')).toEqual(['2026-09-08', '2026-09-15', '2026-09-22']);
  const taken = [
    { rule: 'tuesdays', on: isoDate('2026-09-15') },
    { rule: 'others', on: isoDate('2026-09-08') },
  ];
  expect(days([some], '2026-09-01', '2026-10-01', taken)).toEqual(['2026-09-08', '2026-09-22']);
  expect(days([some], '2026-10-01', '2026-09-01')).toEqual([]);
});

test('times of several come in order; a year is as far as anybody looks', () => {
  const early = rule({ id: 'early', staff: staffId('afManager'), from: '08:00' });
  const slots = freeSlots([rule(), early], [], isoDate('2026-02-03'), isoDate('2026-02-10'));
  expect(slots.map((slot) => slot.rule)).toEqual(['early', 'tuesdays', 'early', 'tuesdays']);
  expect(days([rule()], '2026-01-01', '2099-01-01').at(-1)?.slice(0, 4)).toBe('2026');
});

test('two weekly times of one person that overlap are refused, with both named', () => {
  const overlap = { code: 'slotsOverlap', facts: { first: 'tuesdays', second: 'other' } };
  const other = (changes: Partial<SlotRule>) => checkSlotRules([rule(), rule({ id: 'other', ...changes })]);
  expect(other({ from: '09:59' })).toEqual(overlap);
  expect(other({ from: '08:01' })).toEqual(overlap);
  expect(other({ from: '10:00' })).toBeUndefined();
  expect(other({ from: '08:00' })).toBeUndefined();
  expect(other({ weekday: 3 })).toBeUndefined();
  expect(other({ staff: staffId('fk') })).toBeUndefined();
  const spring = rule({ validUntil: isoDate('2026-06-30') });
  const autumn = (validFrom: string) => checkSlotRules([spring, rule({ id: 'other', validFrom: isoDate(validFrom) })]);
  expect(autumn('2026-07-01')).toBeUndefined();
  expect(autumn('2026-06-30')).toEqual(overlap);
  expect(checkSlotRules([rule({ id: 'other', validFrom: isoDate('2026-07-01') }), spring])).toBeUndefined();
});

test('a rule that makes no time is refused, with the part that is wrong', () => {
  const part = (changes: Partial<SlotRule>) => checkSlotRules([rule(), rule({ id: 'wrong', staff: 's', ...changes })]);
  const wrong = (name: string) => ({ code: 'slotRuleWrong', facts: { rule: 'wrong', part: name } });
  expect(part({ weekday: 6 as never })).toEqual(wrong('weekday'));
  for (const from of ['9:00', '24:00', '09:60', '']) expect(part({ from })).toEqual(wrong('from'));
  for (const minutesLong of [0, 4, 481, 30.5, Number.NaN]) expect(part({ minutesLong })).toEqual(wrong('minutesLong'));
  expect(part({ from: '23:30', minutesLong: 60 })).toEqual(wrong('minutesLong'));
  expect(part({ kinds: [] })).toEqual(wrong('kinds'));
  expect(part({ validUntil: isoDate('2025-12-31') })).toEqual(wrong('validUntil'));
  expect(part({})).toBeUndefined();
});

test('a slot is booked where its rule comes, for the meetings it is for, once', () => {
  const at = (on: string, kind: 'multipartyMeeting' | 'followUp' = 'multipartyMeeting', name = 'tuesdays') =>
    slotFor([rule()], [{ rule: 'tuesdays', on: isoDate('2026-02-10') }], { rule: name, on: isoDate(on) }, kind);
  expect(at('2026-02-03')).toMatchObject({ slot: { startsAt: '2026-02-03T08:00:00.000Z', minutesLong: 60 } });
  const notFree = (on: string, name = 'tuesdays') => ({
    refusal: { code: 'slotNotFree', facts: { rule: name, on } },
  });
  expect(at('2026-02-04')).toEqual(notFree('2026-02-04'));
  expect(at('2026-02-10')).toEqual(notFree('2026-02-10'));
  expect(at('2026-02-03', 'followUp')).toEqual(notFree('2026-02-03'));
  expect(at('2026-02-03', 'multipartyMeeting', 'none')).toEqual(notFree('2026-02-03', 'none'));
});

test('a meeting holds its slot, a proposal each of its own, and one called off none', () => {
  const journey = inInsats();
  const parties = [unitParty('sikta', units.kommunSikta), participantParty];
  const slot = { rule: 'tuesdays', on: isoDate('2026-04-07') };
  const times = [1, 2].map((n) => ({
    id: `${n}`,
    startsAt: addDuration(journey.now(), { days: 7 * n }),
    minutesLong: 60,
    slot: { ...slot, on: isoDate(`2026-04-0${n}`) },
  }));
  journey.does(people.coach, { type: 'proposeMeeting', kind: 'multipartyMeeting', times, mode: 'video', parties });
  const held = () => journey.state().meetings.flatMap(slotsHeldBy);
  expect(held()).toHaveLength(2);
  journey.does(people.coach, { type: 'settleTime', meeting: lastMeeting(journey), time: '2' });
  expect(held()).toEqual([{ ...slot, on: '2026-04-02' }]);
  journey.does(people.coach, { type: 'cancelMeeting', meeting: lastMeeting(journey), reason: 'noLongerNeeded' });
  expect(held()).toEqual([]);
  const startsAt = addDuration(journey.now(), { days: 9 });
  const [kind, mode] = ['multipartyMeeting', 'video'] as const;
  journey.does(people.coach, { type: 'bookMeeting', kind, startsAt, minutesLong: 60, mode, parties, slot });
  expect(held()).toEqual([slot]);
});
