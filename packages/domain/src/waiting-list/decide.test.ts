import { describe, expect, test } from 'vitest';
import { instant, isoDate } from '../calendar/index.ts';
import { agencies, ref, units } from '../insatser/parties.ts';
import type { Actor, Role } from '../organisation/organisation.ts';
import { allowedOnWaitingList, decideWaitingList } from './decide.ts';
import { evolveWaitingList, spotOf } from './evolve.ts';
import { positionOf } from './order.ts';
import { dayWithFree, freeOn } from './seats.ts';
import type { WaitingList, WaitingListCommand } from './waiting-list.ts';

const kfv = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
const host = ref(units.kommunSikta);
const at = instant('2026-11-23T09:00:00Z');
const answerBy = isoDate('2026-12-07');
const relay: Actor = { type: 'system', source: 'relay' };
const staff = (id: string, roles: readonly Role[], unit = host): Actor => ({
  type: 'staff',
  staff: id,
  ...unit,
  roles,
});
const coach = staff('coach', ['coach']);
const manager = staff('manager', ['manager']);

type Asked = WaitingListCommand extends infer Command
  ? Command extends WaitingListCommand
    ? Omit<Command, 'commandId' | 'actor'>
    : never
  : never;
const decide = (list: WaitingList | undefined, actor: Actor, asked: Asked, when = at) =>
  decideWaitingList(list, { ...asked, commandId: 'act', actor } as WaitingListCommand, when, kfv);

const after = (list: WaitingList | undefined, actor: Actor, asked: Asked, when = at): WaitingList => {
  const decision = decide(list, actor, asked, when);
  if (decision.type === 'refused') throw new Error(decision.refusal.code);
  const next = decision.events.reduce<WaitingList | undefined>(evolveWaitingList, list);
  if (next === undefined) throw new Error('nothing happened');
  return next;
};
const refusal = (list: WaitingList | undefined, actor: Actor, asked: Asked) => {
  const decision = decide(list, actor, asked);
  return decision.type === 'refused' ? decision.refusal.code : undefined;
};

const enter = (caseId: string, referredOn: string): Asked => ({
  type: 'enterWaitingList',
  caseId,
  referredOn: isoDate(referredOn),
});
const seats = (count: number, id = 'coach'): Asked => ({ type: 'setCapacity', coach: id, seats: count });
const callNext = (outOfTurn?: { caseId: string; reason: 'youngAge' }): Asked => ({
  type: 'callNext',
  coach: 'coach',
  calledBy: host,
  answerBy,
  ...(outOfTurn ? { outOfTurn } : {}),
});

/** Three wait, referred in the order first, second, third, though they entered in another. One coach with two seats. */
const kö = (): WaitingList => {
  const entered = ['third 2026-09-03', 'first 2026-09-01', 'second 2026-09-02'];
  const list = entered.reduce<WaitingList | undefined>((list, row) => {
    const [id = '', on = ''] = row.split(' ');
    return after(list, relay, enter(id, on));
  }, undefined);
  return after(list, manager, seats(2));
};
const waiting = (list: WaitingList) => list.entries.map(({ caseId }) => caseId);
const taken = (list: WaitingList, id = 'coach') => list.coaches.find((known) => known.coach === id)?.taken;

describe('the line', () => {
  test('a kö opens with its first case', () => {
    const decision = decide(undefined, relay, enter('first', '2026-09-01'));
    expect(decision.type === 'accepted' && decision.events.map(({ type }) => type)).toEqual([
      'listOpened',
      'caseEntered',
    ]);
  });

  test('stands in the order of the referrals, whenever they entered', () => {
    expect(waiting(kö())).toEqual(['first', 'second', 'third']);
  });

  test('referred on the same day: first to enter is first', () => {
    const early = after(undefined, relay, enter('b', '2026-09-01'), instant('2026-09-10T08:00:00Z'));
    const list = after(early, relay, enter('a', '2026-09-01'), instant('2026-09-10T08:00:01Z'));
    expect(waiting(list)).toEqual(['b', 'a']);
  });

  test('tells a case its position, and nothing to one that does not wait', () => {
    expect(positionOf(kö(), 'second')).toBe(2);
    expect(positionOf(kö(), 'stranger')).toBeUndefined();
  });

  test('a case that enters again, as when it is told twice, keeps its place', () => {
    expect(decide(kö(), relay, enter('second', '2026-12-01'))).toEqual({ type: 'accepted', events: [] });
  });

  test('a kö of an unknown place is refused', () => {
    const asked = { ...enter('first', '2026-09-01'), commandId: 'act', actor: relay } as WaitingListCommand;
    const decision = decideWaitingList(undefined, asked, at, { insats: 'sikta-arbetsmarknad', place: 'trosa' });
    expect(decision).toMatchObject({ refusal: { code: 'placeUnknown' } });
  });
});

describe('Kalla nästa', () => {
  test('calls who was referred first, and takes a seat', () => {
    const list = after(kö(), coach, callNext());
    expect(list.calls).toMatchObject([{ caseId: 'first', coach: 'coach', at }]);
    expect(taken(list)).toEqual(['first']);
    expect(waiting(list)).toEqual(['second', 'third']);
  });

  test('out of turn needs a reason, which is kept', () => {
    const list = after(kö(), coach, callNext({ caseId: 'third', reason: 'youngAge' }));
    expect(list.calls).toMatchObject([{ caseId: 'third', outOfTurn: 'youngAge' }]);
    expect(waiting(list)).toEqual(['first', 'second']);
  });

  test('a reason that is not on the list is no reason', () => {
    const asked = { ...callNext(), outOfTurn: { caseId: 'third', reason: 'acquaintance' } } as unknown as Asked;
    expect(refusal(kö(), coach, asked)).toBe('notNextInTurn');
  });

  test('who is next anyway was not called out of turn', () => {
    const list = after(kö(), coach, callNext({ caseId: 'first', reason: 'youngAge' }));
    expect(list.calls[0]).not.toHaveProperty('outOfTurn');
  });

  test('who does not wait is not called', () => {
    expect(refusal(kö(), coach, callNext({ caseId: 'stranger', reason: 'youngAge' }))).toBe('notWaiting');
    const called = after(kö(), coach, callNext());
    expect(refusal(called, coach, callNext({ caseId: 'first', reason: 'youngAge' }))).toBe('notWaiting');
  });

  test('not without room', () => {
    const full = after(after(kö(), coach, callNext()), coach, callNext());
    expect(refusal(full, coach, callNext())).toBe('coachHasNoRoom');
  });

  test('not on a vacancy, which is capacity 0', () => {
    expect(refusal(after(kö(), manager, seats(0)), coach, callNext())).toBe('coachHasNoRoom');
  });

  test('not when nobody waits', () => {
    const list = after(undefined, manager, seats(2));
    expect(refusal(list, coach, callNext())).toBe('nobodyWaiting');
  });

  test('not for a coach that the kö does not know', () => {
    expect(refusal(kö(), manager, { ...callNext(), coach: 'new' } as Asked)).toBe('coachUnknown');
    expect(refusal(undefined, coach, callNext())).toBe('coachUnknown');
  });

  test('not with an answer-by that is today', () => {
    const asked = { ...callNext(), answerBy: isoDate('2026-11-23') } as Asked;
    expect(refusal(kö(), coach, asked)).toBe('answerByNotAhead');
  });

  test('not in the name of another unit', () => {
    expect(refusal(kö(), coach, { ...callNext(), calledBy: ref(units.fkRehab) } as Asked)).toBe('notCoach');
  });
});

describe('what becomes of a call', () => {
  test('accepted: the seat stays taken', () => {
    const list = after(after(kö(), coach, callNext()), relay, { type: 'callAccepted', caseId: 'first' });
    expect(list.calls).toEqual([]);
    expect(taken(list)).toEqual(['first']);
    expect(spotOf(list, 'first')).toBe('seated');
  });

  test('lapsed: the seat is free and the case waits on, at its old place', () => {
    const both = after(after(kö(), coach, callNext()), coach, callNext());
    const list = after(both, relay, { type: 'callLapsed', caseId: 'first' });
    expect(waiting(list)).toEqual(['first', 'third']);
    expect(taken(list)).toEqual(['second']);
    expect(list.entries[0]).toEqual(kö().entries[0]);
  });

  test('lapsed after it was accepted: nothing', () => {
    const seated = after(after(kö(), coach, callNext()), relay, { type: 'callAccepted', caseId: 'first' });
    expect(decide(seated, relay, { type: 'callLapsed', caseId: 'first' })).toEqual({ type: 'accepted', events: [] });
  });

  test('handed over: the seat is free for the next', () => {
    const seated = after(after(kö(), coach, callNext()), relay, { type: 'callAccepted', caseId: 'first' });
    const list = after(seated, relay, { type: 'seatFreed', caseId: 'first' });
    expect(taken(list)).toEqual([]);
    expect(waiting(list)).toEqual(['second', 'third']);
  });

  test.each(['first', 'second'])('closed: %s neither waits nor sits', (caseId) => {
    const called = after(kö(), coach, callNext());
    const list = after(called, relay, { type: 'leaveWaitingList', caseId });
    expect(spotOf(list, caseId)).toBeUndefined();
    expect(list.calls.some((call) => call.caseId === caseId)).toBe(false);
  });

  test.each(['leaveWaitingList', 'callLapsed', 'callAccepted', 'seatFreed'] as const)(
    '%s of a case that the kö does not know changes nothing, even before there is a kö',
    (type) => {
      expect(decide(kö(), relay, { type, caseId: 'stranger' })).toEqual({ type: 'accepted', events: [] });
      expect(decide(undefined, relay, { type, caseId: 'stranger' })).toEqual({ type: 'accepted', events: [] });
    },
  );
});

describe('seats', () => {
  test('a case that got a coach without a call takes a seat, even one too many: the coach does work with them', () => {
    const full = after(after(kö(), manager, seats(1)), coach, callNext());
    const list = after(full, relay, { type: 'seatTaken', caseId: 'imported', coach: 'coach' });
    expect(taken(list)).toEqual(['first', 'imported']);
    expect(refusal(list, coach, callNext())).toBe('coachHasNoRoom');
  });

  test('a change of coach moves the seat', () => {
    const called = after(kö(), coach, callNext());
    const list = after(called, relay, { type: 'seatTaken', caseId: 'first', coach: 'other' });
    expect(taken(list)).toEqual([]);
    expect(taken(list, 'other')).toEqual(['first']);
    expect(list.calls).toEqual([]);
  });

  test('who waits and gets a coach waits no more', () => {
    expect(waiting(after(kö(), relay, { type: 'seatTaken', caseId: 'second', coach: 'coach' }))).toEqual([
      'first',
      'third',
    ]);
  });

  test('can be lowered below what is taken: those who have a coach keep them, and nobody is called', () => {
    const full = after(after(kö(), coach, callNext()), coach, callNext());
    const list = after(full, manager, seats(0));
    expect(taken(list)).toEqual(['first', 'second']);
    expect(refusal(list, coach, callNext())).toBe('coachHasNoRoom');
  });

  test('set to what they are, nothing happens', () => {
    expect(decide(kö(), manager, seats(2))).toEqual({ type: 'accepted', events: [] });
  });

  test('said of a day ahead, they count from that day on: a post that falls vacant calls nobody from then', () => {
    const list = after(kö(), manager, { ...seats(0), from: isoDate('2026-12-01') } as Asked);
    expect(list.coaches).toEqual([
      { coach: 'coach', seats: 2, taken: [], ahead: [{ from: isoDate('2026-12-01'), seats: 0 }] },
    ]);
    expect(taken(after(list, coach, callNext()))).toEqual(['first']);
    const then = instant('2026-12-01T07:00:00Z');
    expect(decide(list, coach, callNext(), then)).toMatchObject({ refusal: { code: 'coachHasNoRoom' } });
    // Somebody is found for the post: from today on it is so, and the day that has come is past.
    const filled = after(list, manager, seats(3), then);
    expect(filled.coaches[0]).toEqual({ coach: 'coach', seats: 3, taken: [] });
  });

  test('said anew of the same day, the last word counts; of a day gone by nothing can be said', () => {
    const from = isoDate('2026-12-01');
    const twice = after(after(kö(), manager, { ...seats(0), from } as Asked), manager, { ...seats(4), from } as Asked);
    expect(twice.coaches[0]?.ahead).toEqual([{ from, seats: 4 }]);
    expect(decide(twice, manager, { ...seats(4), from } as Asked)).toEqual({ type: 'accepted', events: [] });
    expect(refusal(kö(), manager, { ...seats(4), from: isoDate('2026-11-22') } as Asked)).toBe('dateNotAhead');
    const today = after(kö(), manager, { ...seats(4), from: isoDate('2026-11-23') } as Asked);
    expect(today.coaches[0]).toEqual({ coach: 'coach', seats: 4, taken: [] });
  });

  test('tell the first day with a place for whoever stands so early in the line', () => {
    const from = isoDate('2026-12-01');
    const list = after(kö(), manager, { ...seats(3), from } as Asked);
    const today = isoDate('2026-11-23');
    expect([1, 2, 3, 4].map((position) => dayWithFree(list, position, today))).toEqual([today, today, from, undefined]);
    expect([freeOn(list, today), freeOn(list, from)]).toEqual([2, 3]);
    // Who has too many takes none from the others.
    const over = after(after(list, manager, seats(0)), relay, { type: 'seatTaken', caseId: 'more', coach: 'coach' });
    expect(freeOn(after(over, manager, seats(2, 'other')), today)).toBe(2);
  });

  test.each([-1, 1.5, Number.NaN])('%d is no number of seats', (count) => {
    expect(refusal(kö(), manager, seats(count))).toBe('capacityBelowTaken');
  });
});

describe('who may', () => {
  const otherCoach = staff('other', ['coach']);
  const caseworker = staff('caseworker', ['caseworker']);
  const fk = staff('fk', ['coach', 'manager'], ref(units.fkRehab));
  const coordinator = staff('coordinator', ['insatsCoordinator'], ref(units.forbundKansli));
  const forbund = staff('forbund', ['forbundCoordinator', 'manager'], ref(units.forbundKansli));
  const machine: Actor = { type: 'machine', client: 'journal', agency: agencies.kommun.id };

  test.each([
    ['the coach', coach, undefined],
    ['the manager, for a coach who is away', manager, undefined],
    ['another coach', otherCoach, 'notCoach'],
    ['a caseworker of the unit', caseworker, 'notCoach'],
    ['another agency', fk, 'notCoach'],
    ['the coordinator', coordinator, 'notCoach'],
    ['a machine', machine, 'roleNotAllowed'],
    ['the relay', relay, 'roleNotAllowed'],
  ] as const)('call to a coach’s seat: %s', (_who, actor, no) => {
    expect(refusal(kö(), actor, callNext())).toBe(no);
  });

  test.each([
    ['the manager', manager, undefined],
    ['the coordinator', coordinator, undefined],
    ['the import', { type: 'system', source: 'import' }, undefined],
    ['the coach', coach, 'notManager'],
    ['another agency', fk, 'notManager'],
    ['the förbund', forbund, 'notManager'],
    ['a machine', machine, 'roleNotAllowed'],
  ] as const)('say how many seats: %s', (_who, actor, no) => {
    expect(refusal(kö(), actor, seats(5))).toBe(no);
  });

  test.each([
    enter('x', '2026-09-01'),
    { type: 'leaveWaitingList', caseId: 'first' },
    { type: 'callLapsed', caseId: 'first' },
    { type: 'callAccepted', caseId: 'first' },
    { type: 'seatTaken', caseId: 'first', coach: 'coach' },
    { type: 'seatFreed', caseId: 'first' },
  ] as const)('$type comes from the ledger alone', (asked) => {
    expect(refusal(kö(), manager, asked)).toBe('roleNotAllowed');
    expect(refusal(kö(), machine, asked)).toBe('roleNotAllowed');
  });

  test('the page offers each what they may do', () => {
    expect(allowedOnWaitingList(kfv, coach)).toEqual(['callNext']);
    expect(allowedOnWaitingList(kfv, manager)).toEqual(['callNext', 'setCapacity']);
    expect(allowedOnWaitingList(kfv, coordinator)).toEqual(['setCapacity']);
    expect(allowedOnWaitingList(kfv, fk)).toEqual([]);
    expect(allowedOnWaitingList({ ...kfv, place: 'trosa' }, manager)).toEqual([]);
  });
});

test('a ledger that does not begin with the opening is damaged, and says so', () => {
  expect(() => evolveWaitingList(undefined, { type: 'caseLeft', version: 1, at, by: relay, caseId: 'x' })).toThrow(
    'listOpened',
  );
});
