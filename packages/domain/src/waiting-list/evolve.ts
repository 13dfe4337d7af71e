import { stockholmDate } from '../calendar/index.ts';
import type { CaseId, StaffId } from '../organisation/organisation.ts';
import { inTurn } from './order.ts';
import { withSeatsFrom, withSeatsNow } from './seats.ts';
import type { CoachSeats, WaitingEntry, WaitingList, WaitingListEvent } from './waiting-list.ts';

/** Where a case stands in a kö; undefined when the kö does not know it. */
export const spotOf = (list: WaitingList, caseId: CaseId): 'waiting' | 'called' | 'seated' | undefined => {
  if (list.calls.some((call) => call.caseId === caseId)) return 'called';
  if (list.coaches.some(({ taken }) => taken.includes(caseId))) return 'seated';
  return list.entries.some((entry) => entry.caseId === caseId) ? 'waiting' : undefined;
};

const without = (list: WaitingList, caseId: CaseId): WaitingList => ({
  ...list,
  entries: list.entries.filter((entry) => entry.caseId !== caseId),
  coaches: list.coaches.map((coach) =>
    coach.taken.includes(caseId) ? { ...coach, taken: coach.taken.filter((taken) => taken !== caseId) } : coach,
  ),
  calls: list.calls.filter((call) => call.caseId !== caseId),
});

const withCoach = (list: WaitingList, id: StaffId, change: (coach: CoachSeats) => CoachSeats): WaitingList => ({
  ...list,
  coaches: list.coaches.some(({ coach }) => coach === id)
    ? list.coaches.map((coach) => (coach.coach === id ? change(coach) : coach))
    : [...list.coaches, change({ coach: id, seats: 0, taken: [] })],
});

const waiting = (list: WaitingList, entry: WaitingEntry): WaitingList => {
  const rest = without(list, entry.caseId);
  return { ...rest, entries: [...rest.entries, entry].sort(inTurn) };
};

const seated = (list: WaitingList, caseId: CaseId, coach: StaffId): WaitingList =>
  withCoach(without(list, caseId), coach, (seats) => ({ ...seats, taken: [...seats.taken, caseId] }));

const changed = (list: WaitingList, event: WaitingListEvent): WaitingList => {
  switch (event.type) {
    case 'listOpened':
      return list;
    case 'caseEntered':
      return waiting(list, { caseId: event.caseId, referredOn: event.referredOn, enteredAt: event.at });
    case 'caseLeft':
      return without(list, event.caseId);
    case 'capacitySet': {
      const { from, seats } = event;
      return withCoach(list, event.coach, (coach) =>
        from === undefined
          ? withSeatsNow(coach, seats, stockholmDate(event.at))
          : withSeatsFrom(coach, { from, seats }),
      );
    }
    case 'caseCalled': {
      const entry = list.entries.find(({ caseId }) => caseId === event.caseId);
      if (entry === undefined) throw new Error(`called a case that does not wait: ${event.caseId}`);
      const { caseId, coach, at, outOfTurn } = event;
      const called = seated(list, caseId, coach);
      return {
        ...called,
        calls: [...called.calls, { caseId, coach, at, entry, ...(outOfTurn === undefined ? {} : { outOfTurn }) }],
      };
    }
    case 'callLapsed': {
      const call = list.calls.find(({ caseId }) => caseId === event.caseId);
      return call === undefined ? list : waiting(list, call.entry);
    }
    case 'callAccepted':
      return { ...list, calls: list.calls.filter(({ caseId }) => caseId !== event.caseId) };
    case 'seatTaken':
      return seated(list, event.caseId, event.coach);
    case 'seatFreed':
      return without(list, event.caseId);
  }
};

/** The kö after the event; the first event of a kö is `listOpened`. Refuses (Error) another first event: the ledger is damaged. */
export const evolveWaitingList = (state: WaitingList | undefined, event: WaitingListEvent): WaitingList => {
  if (state === undefined) {
    if (event.type !== 'listOpened') throw new Error(`a kö opens with listOpened, not ${event.type}`);
    return { seq: 1, insats: event.insats, place: event.place, entries: [], coaches: [], calls: [] };
  }
  return { ...changed(state, event), seq: state.seq + 1 };
};
