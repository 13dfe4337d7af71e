import type { Decision, Instant, Refusal, StoredEvent } from '@stafett/domain';
import type { CommitAnswer, CommitRequest } from '@stafett/workflows/ports';
import type { AtPoint } from './points.ts';
import { type Step, stepsOf } from './steps.ts';
import { isConflict } from './store-errors.ts';

/** More than this is not sent through Temporal: the workflow loads the state instead. */
const EVENTS_PER_ANSWER = 60;

/** How often another act may come first before somebody else has to try. */
const TRIES = 5;

/** What is stored, as one statement read it. */
export type Standing<State> = {
  readonly state: State | undefined;
  /** When the last event happened. */
  readonly lastAt: Instant | undefined;
  /** The command has been carried out already. */
  readonly known: boolean;
};

/** The stored ledger of one case or one kö. */
export type StoredLedger<State, Event, Act, Stored extends Standing<State> = Standing<State>> = {
  readonly read: (commandId: string) => Promise<Stored>;
  /**
   * What this process wrote last, if it remembers. Somebody else may have written since, so only a yes goes by it, which the store
   * takes where nobody has: its events' places in the ledger, and their command, must be free.
   */
  readonly recall?: () => Stored | undefined;
  /** Events in order, after `seq` and up to `limit` of them. */
  readonly eventsAfter: (seq: number, limit: number) => Promise<readonly StoredEvent<Event>[]>;
  readonly decide: (state: State | undefined, command: Act, at: Instant) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event) => State;
  /** Why not, where that hangs on more than this ledger: a time that somebody else has taken. `write` settles who was first. */
  readonly whyNotBesides?: (stored: Stored, steps: readonly Step<State, Event>[]) => Promise<Refusal | undefined>;
  /** All or nothing; throws a conflict (`isConflict`) when another act has come first. */
  readonly write: (stored: Stored, steps: readonly Step<State, Event>[]) => Promise<void>;
};

/** Time never runs backwards within a ledger, whatever the clocks of the machines say. */
const notBefore = (at: Instant, last: Instant | undefined): Instant => (last !== undefined && last > at ? last : at);

/**
 * Decides on what is stored and stores what follows. Takes how far the asking workflow's state reaches, the command and the
 * workflow's time. Gives the events that stand from there on, and the refusal when there was one. A command that was
 * carried out before changes nothing and is not refused.
 */
export const commitAct = async <
  State extends { readonly seq: number },
  Event,
  Act extends { readonly commandId: string },
  Stored extends Standing<State>,
>(
  ledger: StoredLedger<State, Event, Act, Stored>,
  { seq: from, command, at: asked }: CommitRequest<Act>,
  atPoint: AtPoint,
): Promise<CommitAnswer<Event>> => {
  const { commandId } = command;

  const answer = async (seq: number, added: readonly StoredEvent<Event>[]): Promise<CommitAnswer<Event>> => {
    const missing = seq - from;
    if (missing > EVENTS_PER_ANSWER) return { seq, events: [] };
    const events =
      missing > added.length ? await ledger.eventsAfter(from, missing) : added.slice(added.length - missing);
    return { seq, events };
  };

  const goOnFrom = async (stored: Stored): Promise<CommitAnswer<Event>> => {
    const { state, lastAt, known } = stored;
    const seq = state?.seq ?? 0;
    if (known) return answer(seq, []);
    const decision = ledger.decide(state, command, notBefore(asked, lastAt));
    if (decision.type === 'refused') return { ...(await answer(seq, [])), refusal: decision.refusal };
    const events = decision.events.map((event, index) => ({ seq: seq + 1 + index, commandId, event }));
    const steps = stepsOf(state, events, ledger.evolve);
    const besides = await ledger.whyNotBesides?.(stored, steps);
    if (besides) return { ...(await answer(seq, [])), refusal: besides };
    await atPoint('beforeCommit');
    if (events.length > 0) await ledger.write(stored, steps);
    await atPoint('afterCommit');
    return answer(seq + events.length, events);
  };

  let recalled = ledger.recall?.();
  for (let tries = 1; ; tries += 1) {
    try {
      const answered = await goOnFrom(recalled ?? (await ledger.read(commandId)));
      if (!recalled || answered.seq > (recalled.state?.seq ?? 0)) return answered;
    } catch (error) {
      if (tries >= TRIES || !isConflict(error)) throw error;
    }
    recalled = undefined;
  }
};
