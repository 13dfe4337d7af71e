import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreed, documentRef, people, referral, type Staff } from '../../testing/index.ts';
import { addDays, addDuration, type Instant, instant, stockholmDate } from '../calendar/index.ts';
import { nextDeadline } from '../deadline/next-deadline.ts';
import { isUnanswered } from '../handover/handovers.ts';
import { ref, units } from '../insatser/parties.ts';
import { siktaArbetsmarknad } from '../insatser/sikta-arbetsmarknad.ts';
import type { Actor } from '../organisation/organisation.ts';
import { openSummons } from '../summons/decide.ts';
import { decideWaitingList } from '../waiting-list/decide.ts';
import { effectOfRefusedCall, effectsOfWaitingList } from '../waiting-list/effects.ts';
import { evolveWaitingList, spotOf } from '../waiting-list/evolve.ts';
import type { WaitingList, WaitingListCommand } from '../waiting-list/waiting-list.ts';
import type { CaseFile } from './case-file.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { deriveId } from './derive-id.ts';
import { type Effect, effectsOf } from './effects.ts';
import { evolve } from './evolve.ts';

const kfv = { insats: siktaArbetsmarknad.id, place: 'kfv' };
const host = ref(units.kommunSikta);

/** Some cases, the kö, and an outbox of each that is emptied in its own order, late and more than once. */
type World = {
  now: Instant;
  acts: number;
  list: WaitingList | undefined;
  readonly cases: Map<string, CaseFile>;
  readonly outboxes: Map<string, Effect[]>;
  readonly done: Set<string>;
};

const send = (world: World, from: string, effects: readonly Effect[]): void => {
  world.outboxes.set(from, [...(world.outboxes.get(from) ?? []), ...effects]);
};

/** Gives whether it was accepted. A commandId that was acted on already changes nothing, as in the store. */
const toCase = (world: World, id: string, command: Command): boolean => {
  if (world.done.has(command.commandId)) return true;
  let state = world.cases.get(id);
  const decision = decide(state, command, world.now, siktaArbetsmarknad);
  if (decision.type === 'refused') return false;
  world.done.add(command.commandId);
  for (const event of decision.events) {
    const after: CaseFile = evolve(state, event);
    send(world, id, effectsOf(state, event, after, command.commandId));
    state = after;
  }
  if (state) world.cases.set(id, state);
  return true;
};

const toList = (world: World, command: WaitingListCommand): void => {
  if (world.done.has(command.commandId)) return;
  const decision = decideWaitingList(world.list, command, world.now, kfv);
  if (decision.type === 'refused') return;
  world.done.add(command.commandId);
  for (const event of decision.events) {
    world.list = evolveWaitingList(world.list, event);
    send(world, 'list', effectsOfWaitingList(event, command.commandId));
  }
};

const relay = (world: World, from: string, twice: boolean): void => {
  const [effect, ...rest] = world.outboxes.get(from) ?? [];
  if (!effect) return;
  world.outboxes.set(from, twice ? [effect, ...rest] : rest);
  if (effect.type === 'toWaitingList') {
    toList(world, effect.command);
    return;
  }
  if (effect.type === 'toTeam') return;
  const accepted = toCase(world, effect.caseId, effect.command);
  if (!accepted && effect.command.type === 'callParticipant')
    send(world, 'list', [effectOfRefusedCall(kfv, effect.caseId, effect.command)]);
};

const relayAll = (world: World): void => {
  for (let busy = true; busy; ) {
    busy = false;
    for (const [from, effects] of world.outboxes) {
      if (effects.length > 0) busy = true;
      relay(world, from, false);
    }
  }
};

const holderOf = ({ holder }: CaseFile): Staff =>
  Object.values<Staff>(people).find(({ unit }) => unit === holder.unit) ?? people.coach;

const kinds = [
  'accept',
  'callNext',
  'comes',
  'declines',
  'withdraw',
  'deadline',
  'otherCoach',
  'beginHandover',
  'sendHandover',
  'takeOver',
  'close',
] as const;
type Kind = (typeof kinds)[number];

const ask = (world: World, kind: Kind, id: string): Command | undefined => {
  const state = world.cases.get(id);
  const by = (actor: Actor) => ({ commandId: deriveId('acts of the test', kind, world.acts), actor });
  if (!state) return undefined;
  const holder = by(holderOf(state));
  const handover = state.handovers.find(isUnanswered)?.id ?? '';
  const summons = openSummons(state)?.id ?? '';
  const due = nextDeadline(state);
  switch (kind) {
    case 'accept':
      return { type: 'acceptHandover', handover, ...by(people.coach) };
    case 'comes':
      return { type: 'answerSummons', summons, answer: 'comes', ...holder };
    case 'declines':
      return { type: 'answerSummons', summons, answer: 'declines', reason: 'notNow', ...holder };
    case 'withdraw':
      return { type: 'withdrawSummons', summons, ...holder };
    case 'deadline':
      if (!due) return undefined;
      if (due.at > world.now) world.now = due.at;
      return { type: 'deadlinePassed', deadline: due.id, rung: due.rung, ...by({ type: 'system', source: 'clock' }) };
    case 'otherCoach':
      return { type: 'assignCoach', coach: people.coachColleague.staff, ...holder };
    case 'beginHandover':
      return { type: 'beginHandover', ...holder };
    case 'sendHandover':
      return {
        type: 'sendHandover',
        route: 'unit',
        to: { type: 'unit', ...ref(units.afRehab) },
        action: 'takeOver',
        ...agreed(stockholmDate(world.now)),
        answerBy: addDays(stockholmDate(world.now), 21),
        ...holder,
      };
    case 'takeOver':
      return { type: 'acceptHandover', handover, ...by(people.af) };
    case 'close':
      return { type: 'closeCase', reason: 'movedAway', explanation: documentRef('flytt'), ...holder };
    case 'callNext':
      return undefined;
  }
};

const act = (world: World, kind: Kind, id: string): void => {
  world.acts += 1;
  world.now = addDuration(world.now, { hours: 1 });
  if (kind === 'callNext') {
    const coach = world.acts % 2 === 0 ? people.coach : people.coachColleague;
    const answerBy = addDays(stockholmDate(world.now), 14);
    const commandId = deriveId('acts of the test', kind, world.acts);
    toList(world, { type: 'callNext', commandId, actor: coach, coach: coach.staff, calledBy: host, answerBy });
    return;
  }
  const command = ask(world, kind, id);
  if (command) toCase(world, id, command);
};

/** Where the case by itself says that it should stand. */
const spotByTheCase = (state: CaseFile): { spot: ReturnType<typeof spotOf>; coach: string | undefined } => {
  const summons = openSummons(state);
  if (state.phase === 'waitingList')
    return summons ? { spot: 'called', coach: summons.coach } : { spot: 'waiting', coach: undefined };
  const left =
    state.phase === 'closed' ||
    state.handovers.some(({ route, status }) => route !== 'referral' && status === 'accepted');
  return state.coach && !left ? { spot: 'seated', coach: state.coach } : { spot: undefined, coach: undefined };
};

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom(...kinds), id: fc.constantFrom('a', 'b', 'c') }) },
  { weight: 2, arbitrary: fc.record({ relay: fc.constantFrom('list', 'a', 'b', 'c'), twice: fc.boolean() }) },
);

test('when all that was asked has arrived, late and twice as it may be, the kö and the cases agree', () => {
  const reached = new Set<string | undefined>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const world: World = {
        now: instant('2026-03-02T09:00:00Z'),
        acts: 0,
        list: undefined,
        cases: new Map(),
        outboxes: new Map(),
        done: new Set(),
      };
      for (const { staff } of [people.coach, people.coachColleague])
        toList(world, { type: 'setCapacity', commandId: staff, actor: people.siktaManager, coach: staff, seats: 1 });
      for (const id of ['a', 'b', 'c'])
        toCase(world, id, { ...referral({ caseId: id }), commandId: id, actor: people.fk } as Command);
      for (const next of steps) {
        if ('kind' in next) act(world, next.kind, next.id);
        else relay(world, next.relay, next.twice);
      }
      relayAll(world);
      for (const [id, state] of world.cases) {
        const { spot, coach } = spotByTheCase(state);
        reached.add(spot);
        expect(world.list && spotOf(world.list, id)).toBe(spot);
        expect(world.list?.coaches.find(({ taken }) => taken.includes(id))?.coach).toBe(coach);
      }
    }),
    { numRuns: 1_000 },
  );
  // The acts above are not all refused: every spot was come to.
  expect(reached).toEqual(new Set(['waiting', 'called', 'seated', undefined]));
});
