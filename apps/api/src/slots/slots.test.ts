import { randomUUID } from 'node:crypto';
import {
  addDays,
  addDuration,
  addWorkingDays,
  type IsoDate,
  stockholmDate,
  type UnitRef,
  units,
} from '@stafett/domain';
import { agreed } from '@stafett/domain/testing';
import type { AddSlotRuleRequest, FreeSlot } from '@stafett/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, openApi, type Person, problemIn } from '../api-under-test.ts';
import { aReferral } from '../referral-under-test.ts';

const who = {
  mona: 'kavlinge-mona',
  ali: 'kavlinge-ali',
  bodil: 'kavlinge-bodil',
  susanne: 'af-susanne',
  marko: 'af-marko',
  gunilla: 'af-gunilla',
  petra: 'kommun-petra',
} as const;

let api: ApiUnderTest;
let people: Record<keyof typeof who, Person>;
beforeAll(async () => {
  api = await openApi();
  const signedIn = await Promise.all(
    Object.entries(who).map(async ([name, subject]) => [name, await api.signIn(subject)]),
  );
  people = Object.fromEntries(signedIn) as typeof people;
});
afterAll(() => api.stop());

const id = randomUUID;
const today = () => stockholmDate(api.deps.clock());
const window = () => ({ from: today(), to: addDays(today(), 28) });

/** In Kävlinge, held by its arbetsmarknadsenhet. */
const opened = async (by: Person = people.mona): Promise<string> => {
  const { caseId } = await people.susanne.api.cases.refer.mutate(
    aReferral({
      insats: 'samverkansteam-konsultation',
      place: 'kavlinge',
      participant: { name: 'Tore Tidlös' },
      sex: 'M',
      birthYear: 1981,
      kommun: 'Kävlinge',
    }),
  );
  const handover = (await by.api.cases.get.query({ caseId })).handovers?.at(-1)?.id ?? '';
  await by.api.handovers.accept.mutate({ commandId: id(), caseId, handover });
  return caseId;
};
const freeFor = async (person: Person, caseId: string): Promise<readonly FreeSlot[]> =>
  (await person.api.slots.free.query({ caseId, kind: 'multipartyMeeting', ...window() })).slots;
const unitParty = ({ agency, unit }: UnitRef) => ({ type: 'unit', id: id(), required: true, agency, unit }) as const;
const book = (person: Person, caseId: string, { slot, startsAt, minutesLong, party }: FreeSlot, more: object = {}) =>
  person.api.meetings.book.mutate({
    commandId: id(),
    caseId,
    kind: 'multipartyMeeting',
    startsAt,
    minutesLong,
    mode: 'video',
    slot,
    ...more,
    parties: [
      unitParty(units.kavlingeArbetsmarknad),
      unitParty(party),
      { id: id(), required: true, type: 'participant' },
    ],
  });
const meetingsOf = async (person: Person, caseId: string) =>
  (await person.api.cases.get.query({ caseId })).meetings ?? [];
const has = (slots: readonly FreeSlot[], one: FreeSlot): boolean =>
  slots.some(({ slot }) => slot.rule === one.slot.rule && slot.on === one.slot.on);

test('whoever may call a meeting sees the free times of units around theirs; nobody else sees any', async () => {
  const caseId = await opened();
  const slots = await freeFor(people.mona, caseId);
  expect(slots.length).toBeGreaterThanOrEqual(9);
  expect(new Set(slots.map(({ party }) => party.unit))).toEqual(new Set([units.afKavlinge.unit]));
  expect(new Set(slots.map(({ staff }) => staff.name))).toEqual(
    new Set(['Susanne Wennberg', 'Petter Olander', 'Marko Lehtinen']),
  );
  expect(slots.every(({ startsAt }) => startsAt > api.deps.clock())).toBe(true);
  // They are for flerpartssamtal alone.
  const followUps = await people.mona.api.slots.free.query({ caseId, kind: 'followUp', ...window() });
  expect(followUps.slots).toEqual([]);
  // Who referred knows of the case, but calls no meeting in it; to others it does not exist.
  expect(await problemIn(freeFor(people.susanne, caseId))).toMatchObject({ code: 'notHolder' });
  expect(await problemIn(freeFor(people.petra, caseId))).toMatchObject({ code: 'caseNotFound', status: 404 });
  const long = { caseId, kind: 'multipartyMeeting', from: today(), to: addDays(today(), 100) } as const;
  expect(await problemIn(people.mona.api.slots.free.query(long))).toMatchObject({
    code: 'invalidInput',
    fields: [{ path: 'to', reason: 'tooLong' }],
  });
});

test('two who book the same time at once: one wins, the other is told that it is taken and has booked nothing', async () => {
  const [first, second] = [await opened(people.mona), await opened(people.ali)];
  const [one] = await freeFor(people.mona, first);
  if (!one) throw new Error('no time is free');
  const tried = await Promise.allSettled([book(people.mona, first, one), book(people.ali, second, one)]);
  expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = tried.findIndex(({ status }) => status === 'rejected');
  expect(await problemIn(Promise.reject((tried[lost] as PromiseRejectedResult).reason))).toMatchObject({
    code: 'slotTaken',
    status: 409,
    // Which time is gone, and nothing of whose it is.
    facts: { rule: one.slot.rule, on: one.slot.on },
  });
  const [winner, loser] = lost === 1 ? [people.mona, people.ali] : [people.ali, people.mona];
  const [won, without] = lost === 1 ? [first, second] : [second, first];
  expect(await meetingsOf(winner, won)).toMatchObject([{ slot: one.slot, startsAt: one.startsAt, status: 'planned' }]);
  expect(await meetingsOf(loser, without)).toEqual([]);
  expect(has(await freeFor(loser, without), one)).toBe(false);

  // Moved to another of the free times, the first is free again; called off, the other is too.
  const meeting = (await meetingsOf(winner, won))[0]?.id ?? '';
  const [other] = await freeFor(loser, without);
  if (!other) throw new Error('no other time is free');
  await winner.api.meetings.reschedule.mutate({
    commandId: id(),
    caseId: won,
    meeting,
    startsAt: other.startsAt,
    slot: other.slot,
  });
  const after = await freeFor(loser, without);
  expect([has(after, one), has(after, other)]).toEqual([true, false]);
  await book(loser, without, one);
  await winner.api.meetings.cancel.mutate({ commandId: id(), caseId: won, meeting, reason: 'noLongerNeeded' });
  const last = await freeFor(loser, without);
  expect([has(last, one), has(last, other)]).toEqual([false, true]);
});

test('a proposal keeps each weekly time in it until one is settled; the others are free again', async () => {
  const [caseId, elsewhere] = [await opened(people.mona), await opened(people.ali)];
  const [one, two] = await freeFor(people.mona, caseId);
  if (!one || !two) throw new Error('two times are free');
  const timeOf = ({ slot, startsAt, minutesLong }: FreeSlot) => ({ id: id(), slot, startsAt, minutesLong });
  const byHand = { id: id(), startsAt: addDuration(two.startsAt, { days: 1 }), minutesLong: 30 };
  await people.mona.api.meetings.propose.mutate({
    commandId: id(),
    caseId,
    kind: 'multipartyMeeting',
    mode: 'video',
    times: [timeOf(one), timeOf(two), byHand],
    parties: [
      unitParty(units.kavlingeArbetsmarknad),
      unitParty(one.party),
      { id: id(), required: true, type: 'participant' },
    ],
  });
  const [proposed] = await meetingsOf(people.mona, caseId);
  expect(proposed?.times?.map(({ slot }) => slot)).toEqual([one.slot, two.slot, undefined]);
  const free = async () => {
    const slots = await freeFor(people.ali, elsewhere);
    return [has(slots, one), has(slots, two)];
  };
  expect(await free()).toEqual([false, false]);
  expect(await problemIn(book(people.ali, elsewhere, two))).toMatchObject({ code: 'slotTaken' });

  const meeting = proposed?.id ?? '';
  const answers = Object.fromEntries((proposed?.times ?? []).map(({ id: time }) => [time, 'can' as const]));
  await people.marko.api.meetings.answerTimes.mutate({ commandId: id(), caseId, meeting, answers });
  const time = proposed?.times?.[1]?.id ?? '';
  await people.mona.api.meetings.settleTime.mutate({ commandId: id(), caseId, meeting, time });
  expect((await meetingsOf(people.mona, caseId))[0]).toMatchObject({ slot: two.slot, startsAt: two.startsAt });
  expect(await free()).toEqual([true, false]);
});

test('a meeting that does not fit the time, or a time that is not there, is refused with which', async () => {
  const caseId = await opened();
  const [one] = await freeFor(people.mona, caseId);
  if (!one) throw new Error('no time is free');
  const { rule, on } = one.slot;
  const { ground } = agreed(today(), 'coordinateSupport');
  const elsewhere = { ...one, party: { ...one.party, ...units.vardcentralKavlinge } };
  expect(await problemIn(book(people.mona, caseId, elsewhere, { ground }))).toMatchObject({
    code: 'slotNotForMeeting',
    facts: { rule, on, part: 'parties' },
  });
  const next = addDays(on, 1);
  const dayAfter = { ...one, slot: { rule, on: next }, startsAt: one.startsAt };
  expect(await problemIn(book(people.mona, caseId, dayAfter))).toMatchObject({
    code: 'slotNotFree',
    facts: { rule, on: next },
  });
  expect(await meetingsOf(people.mona, caseId)).toEqual([]);
});

/** A weekday that is some working days ahead. */
const ahead = (days: number): { readonly on: IsoDate; readonly weekday: AddSlotRuleRequest['weekday'] } => {
  const on = addWorkingDays(today(), days);
  return { on, weekday: new Date(`${on}T12:00:00Z`).getUTCDay() as AddSlotRuleRequest['weekday'] };
};
const newRule = (changes: Partial<AddSlotRuleRequest> = {}): AddSlotRuleRequest => ({
  staff: people.marko.staff,
  weekday: 1,
  clock: '08:00',
  minutesLong: 45,
  kinds: ['multipartyMeeting', 'followUp'],
  modes: ['video'],
  from: today(),
  ...changes,
});

test('the manager keeps the unit’s weekly times, and nobody else does', async () => {
  for (const other of [people.marko, people.mona])
    for (const act of [
      () => other.api.slots.ofUnit.query(),
      () => other.api.slots.add.mutate(newRule()),
      () => other.api.slots.end.mutate({ rule: id(), until: today() }),
    ])
      expect(await problemIn(act())).toMatchObject({ code: 'roleNotAllowed' });
  const { rules, staff } = await people.gunilla.api.slots.ofUnit.query();
  expect(rules.map(({ staff: { name }, weekday, clock }) => [name, weekday, clock])).toEqual([
    ['Susanne Wennberg', 2, '09:00'],
    ['Petter Olander', 3, '13:00'],
    ['Marko Lehtinen', 4, '10:00'],
  ]);
  expect(staff.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Susanne Wennberg', 'Petter Olander', 'Marko Lehtinen', 'Gunilla Mårtens']),
  );
  const [susannes] = rules;
  // Another unit's manager has no say, and can't tell it from one that is not there.
  for (const rule of [susannes?.id ?? '', id()])
    expect(await problemIn(people.bodil.api.slots.end.mutate({ rule, until: today() }))).toMatchObject({
      code: 'notAllowed',
    });
});

test('a weekly time that overlaps, lies in the past or never comes is refused, at its field', async () => {
  const { gunilla } = people;
  const field = async (changes: Partial<AddSlotRuleRequest>) => {
    const { code, fields, facts } = await problemIn(gunilla.api.slots.add.mutate(newRule(changes)));
    return [code, fields, facts];
  };
  const wrong = (path: string, reason: string) => ['invalidInput', [{ path, reason }], {}];
  const marko = (await gunilla.api.slots.ofUnit.query()).rules.find(({ staff }) => staff.id === people.marko.staff);
  expect(await field({ weekday: 4, clock: '10:30' })).toEqual([
    'invalidInput',
    [{ path: 'clock', reason: 'slotsOverlap' }],
    { other: marko?.id },
  ]);
  expect(await field({ from: addDays(today(), -1) })).toEqual(wrong('from', 'slotInPast'));
  const { on, weekday } = ahead(3);
  const other = ((weekday % 5) + 1) as AddSlotRuleRequest['weekday'];
  expect(await field({ weekday: other, from: on, until: on })).toEqual(wrong('until', 'slotEmpty'));
  expect(await field({ from: on, until: addDays(on, -1) })).toEqual(wrong('until', 'dateOrder'));
  expect(await field({ clock: '23:30' })).toEqual(wrong('minutesLong', 'other'));
  expect(await field({ clock: '8' })).toEqual(wrong('clock', 'invalidClock'));
  expect(await field({ kinds: [] })).toEqual(wrong('kinds', 'missing'));
  expect(await field({ modes: [] })).toEqual(wrong('modes', 'missing'));
  expect(await field({ staff: people.petra.staff })).toEqual(wrong('staff', 'notColleague'));
});

test('of two managers who add overlapping times at once one wins; what is ended makes no more times, but for what is booked', async () => {
  const { gunilla } = people;
  const { on, weekday } = ahead(2);
  const asked = { weekday, from: on };
  const tried = await Promise.allSettled([
    gunilla.api.slots.add.mutate(newRule({ ...asked, clock: '15:00' })),
    gunilla.api.slots.add.mutate(newRule({ ...asked, clock: '15:30' })),
  ]);
  expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const rule = (await gunilla.api.slots.ofUnit.query()).rules.find(({ clock }) => clock.startsWith('15:'));
  expect(rule).toMatchObject({ from: on, booked: [], nextFree: on });

  const caseId = await opened();
  const mine = (await freeFor(people.mona, caseId)).filter(({ slot }) => slot.rule === rule?.id);
  const [one, two] = mine;
  if (!one || !two) throw new Error('no time is free');
  await book(people.mona, caseId, one);
  const ended = await gunilla.api.slots.end.mutate({ rule: one.slot.rule, until: one.slot.on });
  expect(ended.rules.find(({ id }) => id === rule?.id)).toMatchObject({ until: on, booked: [on] });
  expect((await freeFor(people.mona, caseId)).filter(({ slot }) => slot.rule === rule?.id)).toEqual([]);
  expect(await meetingsOf(people.mona, caseId)).toMatchObject([{ status: 'planned', slot: one.slot }]);
  expect(await problemIn(book(people.mona, caseId, two))).toMatchObject({ code: 'slotNotFree' });
  const past = gunilla.api.slots.end.mutate({ rule: one.slot.rule, until: addDays(today(), -1) });
  expect(await problemIn(past)).toMatchObject({ fields: [{ path: 'until', reason: 'slotInPast' }] });

  // What has not begun is taken away as a whole.
  const later = addDays(today(), 60);
  const added = await gunilla.api.slots.add.mutate(newRule({ clock: '16:00', from: later }));
  const coming = added.rules.find(({ clock }) => clock === '16:00');
  const gone = await gunilla.api.slots.end.mutate({ rule: coming?.id ?? '', until: today() });
  expect(gone.rules.map(({ clock }) => clock)).not.toContain('16:00');
});

test('a person who is away holds no times meanwhile', async () => {
  const caseId = await opened();
  const before = await freeFor(people.mona, caseId);
  const petters = before.filter(({ staff }) => staff.name === 'Petter Olander');
  const [first, second] = petters;
  if (!first || !second) throw new Error('no time is free');
  await people.gunilla.api.organisation.recordAbsence.mutate({
    staff: first.staff.id,
    from: first.slot.on,
    to: addDays(first.slot.on, 2),
    standIn: people.susanne.staff,
  });
  const after = await freeFor(people.mona, caseId);
  expect([has(after, first), has(after, second)]).toEqual([false, true]);
  expect(await problemIn(book(people.mona, caseId, first))).toMatchObject({ code: 'slotNotFree' });
});
