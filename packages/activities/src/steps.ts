import type { CaseEvent, CaseFile, StoredEvent } from '@stafett/domain';

/** One stored event with the state before and after it. */
export type Step<State = CaseFile, Event = CaseEvent> = StoredEvent<Event> & {
  readonly before: State | undefined;
  readonly after: State;
};

/** Folds events into steps. Takes the state before the first; the events come in order and without gaps. */
export const stepsOf = <State extends { readonly seq: number }, Event>(
  from: State | undefined,
  events: readonly StoredEvent<Event>[],
  evolve: (state: State | undefined, event: Event) => State,
): readonly Step<State, Event>[] => {
  let before = from;
  return events.map((stored) => {
    const after = evolve(before, stored.event);
    if (after.seq !== stored.seq) throw new Error(`event ${stored.seq} led to state ${after.seq}`);
    const step = { ...stored, before, after };
    before = after;
    return step;
  });
};
