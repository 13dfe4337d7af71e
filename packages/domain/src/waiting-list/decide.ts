import { type Instant, stockholmDate } from '../calendar/index.ts';
import type { Place } from '../insatser/model.ts';
import { currentModel } from '../insatser/registry.ts';
import type { Actor } from '../organisation/organisation.ts';
import { accept, type Decision, type Facts, type RefusalCode, refuse } from '../refusal.ts';
import { spotOf } from './evolve.ts';
import { seatsOn } from './seats.ts';
import type { WaitingListCommand, WaitingListEvent, WaitingListName } from './waiting-list.ts';
import { type CoachSeats, outOfTurnReasons, type WaitingList } from './waiting-list.ts';

type CommandOf<Type extends WaitingListCommand['type']> = Extract<WaitingListCommand, { type: Type }>;
type No = { readonly code: RefusalCode; readonly facts: Facts };

const no = (code: RefusalCode, facts: Facts = {}): No => ({ code, facts });

const placeOf = ({ insats, place }: WaitingListName): Place | undefined =>
  currentModel(insats)?.places.find(({ id }) => id === place);

const isHostStaff = (actor: Actor, place: Place): boolean =>
  actor.type === 'staff' && actor.agency === place.hostAgency && actor.unit === place.unit;

/** A coach calls to a seat of their own; their manager to anybody's, as when the coach is away. */
const mayCall = (actor: Actor, place: Place, coach?: string): No | undefined => {
  if (actor.type !== 'staff') return no('roleNotAllowed', { actor: actor.type });
  if (!isHostStaff(actor, place)) return no('notCoach');
  if (actor.roles.includes('manager')) return undefined;
  if (!actor.roles.includes('coach')) return no('notCoach');
  return coach === undefined || coach === actor.staff ? undefined : no('notCoach');
};

/** How many seats a coach has is the host unit's manager's to say; the place's coordinator keeps the list in step. */
const maySetCapacity = (actor: Actor, place: Place): No | undefined => {
  if (actor.type === 'system') return undefined;
  if (actor.type !== 'staff') return no('roleNotAllowed', { actor: actor.type });
  if (isHostStaff(actor, place) && actor.roles.includes('manager')) return undefined;
  if (actor.unit === place.coordinator.unit && actor.roles.includes('insatsCoordinator')) return undefined;
  return no('notManager');
};

const onlyTheSystem = (actor: Actor): No | undefined =>
  actor.type === 'system' ? undefined : no('roleNotAllowed', { actor: actor.type });

const mayAsk = (command: WaitingListCommand, place: Place): No | undefined => {
  switch (command.type) {
    case 'callNext':
      return mayCall(command.actor, place, command.coach);
    case 'setCapacity':
      return maySetCapacity(command.actor, place);
    case 'enterWaitingList':
    case 'leaveWaitingList':
    case 'callLapsed':
    case 'callAccepted':
    case 'seatTaken':
    case 'seatFreed':
      return onlyTheSystem(command.actor);
  }
};

const callNext = (
  state: WaitingList | undefined,
  command: CommandOf<'callNext'>,
  at: Instant,
): Decision<WaitingListEvent> => {
  const { actor: by, coach, calledBy, answerBy, outOfTurn } = command;
  const seats = state?.coaches.find((known) => known.coach === coach);
  if (state === undefined || seats === undefined) return refuse('coachUnknown');
  if (by.type === 'staff' && (calledBy.unit !== by.unit || calledBy.agency !== by.agency)) return refuse('notCoach');
  if (answerBy <= stockholmDate(at)) return refuse('answerByNotAhead', { answerBy });
  const room = seatsOn(seats, stockholmDate(at));
  if (seats.taken.length >= room) return refuse('coachHasNoRoom', { seats: room, taken: seats.taken.length });
  const next = state.entries[0];
  if (next === undefined) return refuse('nobodyWaiting');
  const called = { type: 'caseCalled', version: 1, at, by, coach, calledBy, answerBy } as const;
  if (outOfTurn === undefined || outOfTurn.caseId === next.caseId) return accept({ ...called, caseId: next.caseId });
  if (spotOf(state, outOfTurn.caseId) !== 'waiting') return refuse('notWaiting', { caseId: outOfTurn.caseId });
  if (!outOfTurnReasons.includes(outOfTurn.reason)) return refuse('notNextInTurn', { caseId: outOfTurn.caseId });
  return accept({ ...called, caseId: outOfTurn.caseId, outOfTurn: outOfTurn.reason });
};

/** What is said of today holds at once; of a day ahead, from then on. Nothing happens where it is so already. */
const setCapacity = (
  coach: CoachSeats | undefined,
  { actor: by, coach: id, seats, from }: CommandOf<'setCapacity'>,
  at: Instant,
): readonly WaitingListEvent[] => {
  const today = stockholmDate(at);
  const ahead = from !== undefined && from > today ? { from } : {};
  if (coach && seatsOn(coach, ahead.from ?? today) === seats) return [];
  return [{ type: 'capacitySet', version: 1, at, by, coach: id, seats, ...ahead }];
};

/** What came to pass in the case itself. It can't be refused; told again, or of a case the kö knows nothing of, it changes nothing. */
const noted = (
  state: WaitingList | undefined,
  command: Exclude<WaitingListCommand, { type: 'callNext' | 'setCapacity' }>,
  at: Instant,
): readonly WaitingListEvent[] => {
  const { caseId, actor: by } = command;
  const spot = state && spotOf(state, caseId);
  const happened = { version: 1, at, by, caseId } as const;
  switch (command.type) {
    case 'enterWaitingList':
      return spot === undefined ? [{ ...happened, type: 'caseEntered', referredOn: command.referredOn }] : [];
    case 'leaveWaitingList':
      return spot === undefined ? [] : [{ ...happened, type: 'caseLeft' }];
    case 'callLapsed':
      return spot === 'called' ? [{ ...happened, type: 'callLapsed' }] : [];
    case 'callAccepted':
      return spot === 'called' ? [{ ...happened, type: 'callAccepted' }] : [];
    case 'seatTaken': {
      const sits = state?.coaches.some(({ coach, taken }) => coach === command.coach && taken.includes(caseId));
      return spot === 'seated' && sits ? [] : [{ ...happened, type: 'seatTaken', coach: command.coach }];
    }
    case 'seatFreed':
      return spot === 'called' || spot === 'seated' ? [{ ...happened, type: 'seatFreed' }] : [];
  }
};

const opened = (
  state: WaitingList | undefined,
  { insats, place }: WaitingListName,
  events: readonly WaitingListEvent[],
): Decision<WaitingListEvent> => {
  const [first] = events;
  if (state !== undefined || first === undefined) return accept(...events);
  return accept({ type: 'listOpened', version: 1, at: first.at, by: first.by, insats, place }, ...events);
};

/**
 * What may happen to a kö. Takes its state (undefined before its first event), what is asked, when, and which kö it is. Gives the events,
 * none when the command tells what the kö already knows, or a coded no: who may call and set seats, a coach without room, nobody waiting,
 * a case that does not wait, an answer-by that is not ahead. Who was referred first is called first, but for a coded reason.
 */
export const decideWaitingList = (
  state: WaitingList | undefined,
  command: WaitingListCommand,
  at: Instant,
  name: WaitingListName,
): Decision<WaitingListEvent> => {
  const place = placeOf(name);
  if (place === undefined) return refuse('placeUnknown', { insats: name.insats, place: name.place });
  const refusal = mayAsk(command, place);
  if (refusal !== undefined) return refuse(refusal.code, refusal.facts);
  if (command.type === 'callNext') return callNext(state, command, at);
  if (command.type !== 'setCapacity') return opened(state, name, noted(state, command, at));
  const coach = state?.coaches.find((known) => known.coach === command.coach);
  if (!Number.isSafeInteger(command.seats) || command.seats < 0)
    return refuse('capacityBelowTaken', { taken: coach?.taken.length ?? 0 });
  const { from } = command;
  if (from !== undefined && from < stockholmDate(at)) return refuse('dateNotAhead', { from });
  return opened(state, name, setCapacity(coach, command, at));
};

/** Which of the acts that people do on a kö this actor may do at all; room and turn are settled when they act. */
export const allowedOnWaitingList = (name: WaitingListName, actor: Actor): readonly ('callNext' | 'setCapacity')[] => {
  const place = placeOf(name);
  if (place === undefined || actor.type !== 'staff') return [];
  return [
    ...(mayCall(actor, place) === undefined ? (['callNext'] as const) : []),
    ...(maySetCapacity(actor, place) === undefined ? (['setCapacity'] as const) : []),
  ];
};
