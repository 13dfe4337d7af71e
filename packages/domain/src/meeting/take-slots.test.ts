import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  handedOver,
  inInsats,
  type Journey,
  letsTell,
  participantParty,
  people,
  staffId,
  unitParty,
} from '../../testing/index.ts';
import { addDays, addDuration, atTime, type IsoDate, isoDate } from '../calendar/index.ts';
import type { CaseFile } from '../case/case-file.ts';
import { decide } from '../case/decide.ts';
import { deriveId } from '../case/derive-id.ts';
import { evolve } from '../case/evolve.ts';
import { ref, units } from '../insatser/parties.ts';
import type { SlotRef } from './meeting.ts';
import { type SlotBook, type SlotRule, slotAt, slotsHeldBy } from './slots.ts';
import { mayAskToMeetings, slotsTakenUp, whyNoSlot } from './take-slots.ts';

const tuesdays: SlotRule = {
  id: 'tuesdays',
  unit: ref(units.afRehab),
  staff: staffId('af'),
  weekday: 2,
  from: '09:00',
  minutesLong: 60,
  kinds: ['multipartyMeeting'],
  modes: ['physical', 'video'],
  validFrom: isoDate('2026-01-01'),
};
const book = (changes: Partial<SlotBook> = {}): SlotBook => ({ rules: [tuesdays], taken: [], away: [], ...changes });
const slot = { rule: 'tuesdays', on: isoDate('2026-06-02') };
const parties = [unitParty('sikta', units.kommunSikta), unitParty('af', units.afRehab), participantParty];

const call = (changes: object = {}) =>
  ({
    type: 'bookMeeting',
    kind: 'multipartyMeeting',
    startsAt: atTime(slot.on, '09:00'),
    minutesLong: 60,
    mode: 'video',
    parties,
    slot,
    ...changes,
  }) as const;

const inInsatsWithAf = (): Journey => {
  const journey = inInsats();
  letsTell(journey, people.coach, units.afRehab.agency);
  return journey;
};

/** Why a meeting called so can't have the slot. */
const whyNot = (changes: object, known: SlotBook = book(), journey: Journey = inInsatsWithAf()) => {
  const before = journey.state();
  journey.does(people.coach, call(changes));
  return whyNoSlot(before, journey.state(), known);
};
const place = { rule: 'tuesdays', on: '2026-06-02' };

test('a free slot is booked by a meeting at its time, of its kind, in its way, with the unit that keeps it', () => {
  expect(whyNot({})).toBeUndefined();
  expect(whyNot({ minutesLong: 45, mode: 'physical' })).toBeUndefined();
  const wrong = (part: string) => ({ code: 'slotNotForMeeting', facts: { ...place, part } });
  expect(whyNot({ startsAt: atTime(slot.on, '10:00') })).toEqual(wrong('startsAt'));
  expect(whyNot({ minutesLong: 61 })).toEqual(wrong('minutesLong'));
  expect(whyNot({ mode: 'phone' })).toEqual(wrong('mode'));
  expect(whyNot({ kind: 'followUp' })).toEqual(wrong('kind'));
  expect(whyNot({ parties: [parties[0], unitParty('fk', units.fkRehab), participantParty] })).toEqual(wrong('parties'));
});

test('who comes second is told that the slot is taken, and which one', () => {
  expect(whyNot({}, book({ taken: [slot] }))).toEqual({ code: 'slotTaken', facts: place });
  expect(whyNot({}, book({ taken: [{ ...slot, on: isoDate('2026-06-09') }] }))).toBeUndefined();
});

test('a slot that is not there can’t be booked: another weekday, another rule, somebody away', () => {
  const notFree = (on: string, rule = 'tuesdays') => ({ code: 'slotNotFree', facts: { rule, on } });
  const on = isoDate('2026-06-03');
  expect(whyNot({ slot: { ...slot, on }, startsAt: atTime(on, '09:00') })).toEqual(notFree(on));
  expect(whyNot({ slot: { ...slot, rule: 'none' } })).toEqual(notFree(slot.on, 'none'));
  const away = [{ staff: staffId('af'), from: isoDate('2026-06-01'), to: isoDate('2026-06-05') }];
  expect(whyNot({}, book({ away }))).toEqual(notFree(slot.on));
});

test('a meeting without a slot asks for none; a proposal asks for each of its own, at that time', () => {
  const journey = inInsatsWithAf();
  const before = journey.state();
  journey.does(people.coach, call({ slot: undefined }));
  expect(slotsTakenUp(before, journey.state())).toEqual([]);
  expect(whyNoSlot(before, journey.state(), book({ rules: [] }))).toBeUndefined();

  const proposing = inInsatsWithAf();
  const unproposed = proposing.state();
  const other = { ...slot, on: isoDate('2026-06-09') };
  const times = [
    { id: '1', startsAt: atTime(slot.on, '09:00'), minutesLong: 60, slot },
    { id: '2', startsAt: atTime(other.on, '09:00'), minutesLong: 60, slot: other },
    { id: '3', startsAt: atTime(other.on, '15:00'), minutesLong: 60 },
  ];
  proposing.does(people.coach, { type: 'proposeMeeting', kind: 'multipartyMeeting', times, mode: 'video', parties });
  expect(slotsTakenUp(unproposed, proposing.state())).toEqual([slot, other]);
  expect(whyNoSlot(unproposed, proposing.state(), book())).toBeUndefined();
  expect(whyNoSlot(unproposed, proposing.state(), book({ taken: [other] }))).toEqual({
    code: 'slotTaken',
    facts: { ...place, on: '2026-06-09' },
  });
  // What it holds already it does not take up again.
  const meeting = proposing.state().meetings.at(-1)?.id ?? '';
  const proposed = proposing.state();
  proposing.does(people.coach, { type: 'settleTime', meeting, time: '2' });
  expect(slotsTakenUp(proposed, proposing.state())).toEqual([]);
});

test('whoever holds the case asks any unit; who is only asked to take it over asks those on either side', () => {
  const journey = handedOver();
  expect(mayAskToMeetings(journey.state(), people.coach, units.fkRehab)).toBe(true);
  expect(mayAskToMeetings(journey.state(), people.af, units.kommunSikta)).toBe(true);
  expect(mayAskToMeetings(journey.state(), people.af, units.fkRehab)).toBe(false);
});

type Try = { readonly case: number; readonly on: number; readonly how: 'book' | 'propose' | 'move' | 'cancel' };
const tries = fc.array(
  fc.record({
    case: fc.nat({ max: 2 }),
    on: fc.nat({ max: 2 }),
    how: fc.constantFrom<Try['how'][]>('book', 'book', 'propose', 'move', 'cancel'),
  }),
  { maxLength: 24 },
);

test('whatever several cases ask for, in whatever order, each slot is one meeting’s, and a free one is never refused', () => {
  const beginning = inInsatsWithAf();
  const on = (n: number): IsoDate => addDays(slot.on, 7 * n);
  const slotOn = (n: number): SlotRef => ({ rule: 'tuesdays', on: on(n) });
  const askOf = ({ how, on: n }: Try, state: CaseFile) => {
    const last = state.meetings.findLast(({ status }) => status === 'planned' || status === 'proposed');
    const at = { startsAt: atTime(on(n), '09:00'), slot: slotOn(n) };
    if (how === 'book') return call(at);
    if (how === 'propose') {
      const aside = { id: 'aside', startsAt: atTime(on(n), '14:00'), minutesLong: 60 };
      const { kind, mode } = call();
      return { type: 'proposeMeeting', kind, mode, parties, times: [{ id: 'slot', minutesLong: 60, ...at }, aside] };
    }
    if (how === 'move') return { type: 'rescheduleMeeting', meeting: last?.id ?? '', ...at };
    return { type: 'cancelMeeting', meeting: last?.id ?? '', reason: 'noLongerNeeded' };
  };
  fc.assert(
    fc.property(tries, (all) => {
      const cases: CaseFile[] = [0, 1, 2].map(() => beginning.state());
      for (const [n, one] of all.entries()) {
        const before = cases[one.case] as CaseFile;
        const command = { ...askOf(one, before), actor: people.coach, commandId: deriveId('tries', one.how, n) };
        const decision = decide(
          before,
          command as never,
          addDuration(beginning.now(), { minutes: n }),
          beginning.model,
        );
        if (decision.type === 'refused') continue;
        const after = decision.events.reduce(evolve, before);
        const taken = cases.flatMap(({ meetings }) => meetings.flatMap(slotsHeldBy));
        const asked = slotsTakenUp(before, after);
        const not = whyNoSlot(before, after, book({ taken }));
        expect(not?.code).toBe(asked.some((ref) => taken.some((held) => held.on === ref.on)) ? 'slotTaken' : undefined);
        if (!not) cases[one.case] = after;
      }
      const held = cases.flatMap(({ meetings }) => meetings.flatMap(slotsHeldBy)).map((ref) => ref.on);
      expect(new Set(held).size).toBe(held.length);
      for (const ref of held) expect(slotAt(book(), { rule: 'tuesdays', on: ref })).toBeDefined();
    }),
    { numRuns: 300 },
  );
});
