import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addDuration, instant, isoDate, stockholmDate } from '../calendar/index.ts';
import { ref, units } from '../insatser/parties.ts';
import type { Actor } from '../organisation/organisation.ts';
import { decideWaitingList } from './decide.ts';
import { evolveWaitingList, spotOf } from './evolve.ts';
import { inTurn } from './order.ts';
import { seatsOn } from './seats.ts';
import { outOfTurnReasons, type WaitingList, type WaitingListCommand, type WaitingListEvent } from './waiting-list.ts';

const kfv = { insats: 'sikta-arbetsmarknad', place: 'kfv' };
const host = ref(units.kommunSikta);
const relay: Actor = { type: 'system', source: 'relay' };
const manager: Actor = { type: 'staff', staff: 'manager', ...host, roles: ['manager'] };
const begin = instant('2026-11-23T08:00:00Z');

const caseId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const coach = fc.constantFrom('asta', 'bo', 'cilla');
const of = <Type extends WaitingListCommand['type'], Rest>(type: Type, actor: Actor, rest: fc.Arbitrary<Rest>) =>
  rest.map((parts) => ({ type, commandId: 'act', actor, ...parts }));

const command: fc.Arbitrary<WaitingListCommand> = fc.oneof(
  of(
    'enterWaitingList',
    relay,
    fc.record({ caseId, referredOn: fc.nat(30).map((days) => addDays(isoDate('2026-09-01'), days)) }),
  ),
  of('leaveWaitingList', relay, fc.record({ caseId })),
  of('setCapacity', manager, fc.record({ coach, seats: fc.nat(3) })),
  of(
    'setCapacity',
    manager,
    fc.record({ coach, seats: fc.nat(3), from: fc.nat(3).map((days) => addDays(isoDate('2026-11-23'), days)) }),
  ),
  {
    weight: 3,
    arbitrary: of(
      'callNext',
      manager,
      fc.record(
        {
          coach,
          calledBy: fc.constant(host),
          answerBy: fc.constant(isoDate('2027-12-01')),
          outOfTurn: fc.record({ caseId, reason: fc.constantFrom(...outOfTurnReasons) }),
        },
        { requiredKeys: ['coach', 'calledBy', 'answerBy'] },
      ),
    ),
  },
  of('callLapsed', relay, fc.record({ caseId })),
  of('callAccepted', relay, fc.record({ caseId })),
  of('seatTaken', relay, fc.record({ caseId, coach })),
  of('seatFreed', relay, fc.record({ caseId })),
);

type Step = { readonly before: WaitingList | undefined; readonly event: WaitingListEvent; readonly after: WaitingList };

/** Drives commands through the kö, an hour apart, and gives every step. */
const run = (commands: readonly WaitingListCommand[]): Step[] => {
  const steps: Step[] = [];
  let state: WaitingList | undefined;
  for (const [index, asked] of commands.entries()) {
    const decision = decideWaitingList(state, asked, addDuration(begin, { hours: index }), kfv);
    if (decision.type === 'refused') continue;
    for (const event of decision.events) {
      const after = evolveWaitingList(state, event);
      steps.push({ before: state, event, after });
      state = after;
    }
  }
  return steps;
};

const always = (promise: (steps: readonly Step[]) => void): void => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40, size: 'max' }), (commands) => promise(run(commands))),
    { numRuns: 2_000 },
  );
};
const each = (promise: (step: Step) => void): void => always((steps) => steps.forEach(promise));

const all = ({ entries, coaches }: WaitingList): string[] => [
  ...entries.map((entry) => entry.caseId),
  ...coaches.flatMap(({ taken }) => taken),
];

test('a call never takes more seats than the coach has', () => {
  each(({ event, after }) => {
    if (event.type !== 'caseCalled') return;
    const seats = after.coaches.find((known) => known.coach === event.coach);
    expect(seats?.taken.length).toBeLessThanOrEqual(seats ? seatsOn(seats, stockholmDate(event.at)) : 0);
  });
});

test('more is taken than there are seats only where seats were lowered or a coach came without a call', () => {
  always((steps) => {
    const excused = new Set<string>();
    for (const { event, after } of steps) {
      if (event.type === 'capacitySet' || event.type === 'seatTaken') excused.add(event.coach);
      for (const known of after.coaches) if (known.taken.length > known.seats) expect(excused).toContain(known.coach);
    }
  });
});

test('who was referred first is called first, unless a reason is given', () => {
  each(({ before, event }) => {
    if (event.type !== 'caseCalled' || event.outOfTurn !== undefined) return;
    const [first] = [...(before?.entries ?? [])].sort(inTurn);
    expect(event.caseId).toBe(first?.caseId);
  });
});

test('the line always stands in turn', () => {
  each(({ after }) => expect(after.entries).toEqual([...after.entries].sort(inTurn)));
});

test('no case both waits and sits, nor sits with two coaches', () => {
  each(({ after }) => expect(all(after)).toHaveLength(new Set(all(after)).size));
});

test('an open call holds the seat of its coach', () => {
  each(({ after }) => {
    for (const call of after.calls)
      expect(after.coaches.find(({ coach }) => coach === call.coach)?.taken).toContain(call.caseId);
  });
});

test('no case is lost: it leaves only when it left or its seat was freed', () => {
  each(({ before, event, after }) => {
    for (const known of before === undefined ? [] : all(before)) {
      const gone = spotOf(after, known) === undefined;
      const left = (event.type === 'caseLeft' || event.type === 'seatFreed') && event.caseId === known;
      expect(gone).toBe(left);
    }
  });
});

test('a lapsed call gives back the very place in the line', () => {
  always((steps) => {
    const stood = new Map<string, unknown>();
    for (const { event, after } of steps) {
      const entryOf = (id: string) => after.entries.find((entry) => entry.caseId === id);
      if (event.type === 'caseEntered') stood.set(event.caseId, entryOf(event.caseId));
      if (event.type === 'callLapsed') expect(entryOf(event.caseId)).toEqual(stood.get(event.caseId));
    }
  });
});

test('events are counted without gaps, and the state survives JSON', () => {
  always((steps) => {
    steps.forEach(({ after }, index) => {
      expect(after.seq).toBe(index + 1);
      expect(JSON.parse(JSON.stringify(after))).toEqual(after);
    });
  });
});
