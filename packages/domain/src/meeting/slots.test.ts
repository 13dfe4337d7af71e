import { expect, test } from 'vitest';
import { inInsats, lastMeeting, participantParty, people, staffId, unitParty } from '../../testing/index.ts';
import { addDuration, type IsoDate, isoDate } from '../calendar/index.ts';
import { ref, units } from '../insatser/parties.ts';
import {
  type Away,
  checkSlotRules,
  freeSlots,
  onlyARuleAhead,
  onlyARuleWithTimes,
  type SlotRule,
  slotAt,
  slotsHeldBy,
} from './slots.ts';

const rule = (changes: Partial<SlotRule> = {}): SlotRule => ({
  id: 'tuesdays',
  unit: ref(units.afRehab),
  staff: staffId('af'),
  weekday: 2,
  from: '09:00',
  minutesLong: 60,
  kinds: ['multipartyMeeting', 'checkIn'],
  modes: ['physical', 'video'],
  validFrom: isoDate('2026-01-01'),
  ...changes,
});
const free = (
  rules: readonly SlotRule[],
  from: string,
  to: string,
  taken: { rule: string; on: IsoDate }[] = [],
  away: Away[] = [],
) => freeSlots({ rules, taken, away }, isoDate(from), isoDate(to));
const days = (...asked: Parameters<typeof free>) => free(...asked).map(({ on }) => on);

test('a weekly time is free each week, at nine in Sweden before and after the clocks change', () => {
  const slots = free([rule()], '2026-03-23', '2026-04-05');
  expect(slots.map(({ on, startsAt }) => [on, startsAt])).toEqual([
    ['2026-03-24', '2026-03-24T08:00:00.000Z'],
    ['2026-03-31', '2026-03-31T07:00:00.000Z'],
  ]);
  expect(slots[0]).toMatchObject({ rule: 'tuesdays', minutesLong: 60, staff: staffId('af'), unit: ref(units.afRehab) });
  const autumn = free([rule({ from: '14:30' })], '2026-10-19', '2026-11-01');
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

test('a time is not there while whoever holds it is away, from the first day to the last', () => {
  const away = (from: string, to: string, staff = staffId('af')) => ({ staff, from: isoDate(from), to: isoDate(to) });
  const all = ['2026-09-01', '2026-09-08', '2026-09-15'];
  const with_ = (...absences: Away[]) => days([rule()], '2026-09-01', '2026-09-20', [], absences);
  expect(with_(away('2026-09-08', '2026-09-14'))).toEqual(['2026-09-01', '2026-09-15']);
  expect(with_(away('2026-09-02', '2026-09-08'))).toEqual(['2026-09-01', '2026-09-15']);
  expect(with_(away('2026-09-09', '2026-09-14'))).toEqual(all);
  expect(with_(away('2026-09-01', '2026-09-30', staffId('afManager')))).toEqual(all);
});

test('times of several come in order; a year is as far as anybody looks', () => {
  const early = rule({ id: 'early', staff: staffId('afManager'), from: '08:00' });
  const slots = free([rule(), early], '2026-02-03', '2026-02-10');
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
  expect(part({ modes: [] })).toEqual(wrong('modes'));
  expect(part({ validUntil: isoDate('2025-12-31') })).toEqual(wrong('validUntil'));
  expect(part({})).toBeUndefined();
});

test('a new rule begins today at the earliest, and makes some time before it ends', () => {
  const today = isoDate('2026-06-01');
  const past = rule({ validFrom: isoDate('2026-05-31') });
  expect(onlyARuleAhead(past, today)).toEqual({
    code: 'slotRuleInPast',
    facts: { rule: 'tuesdays', part: 'validFrom' },
  });
  expect(onlyARuleAhead(rule({ validFrom: today }), today)).toBeUndefined();
  const empty = { code: 'slotRuleEmpty', facts: { rule: 'tuesdays', part: 'validUntil' } };
  const lasting = (from: string, until: string, changes: Partial<SlotRule> = {}) =>
    onlyARuleWithTimes(rule({ validFrom: isoDate(from), validUntil: isoDate(until), ...changes }));
  expect(lasting('2026-06-03', '2026-06-08')).toEqual(empty);
  expect(lasting('2026-06-03', '2026-06-09')).toBeUndefined();
  // Its only Friday is midsommarafton.
  expect(lasting('2026-06-15', '2026-06-21', { weekday: 5 })).toEqual(empty);
  expect(onlyARuleWithTimes(rule())).toBeUndefined();
});

test('a slot is where its rule comes and whoever holds it is there', () => {
  const away = [{ staff: staffId('af'), from: isoDate('2026-02-09'), to: isoDate('2026-02-13') }];
  const at = (on: string, name = 'tuesdays') =>
    slotAt({ rules: [rule()], taken: [], away }, { rule: name, on: isoDate(on) });
  expect(at('2026-02-03')).toMatchObject({ startsAt: '2026-02-03T08:00:00.000Z', minutesLong: 60 });
  expect([at('2026-02-04'), at('2026-02-10'), at('2026-02-03', 'none')]).toEqual([undefined, undefined, undefined]);
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
