import type { Decision, Instant, Refusal, StoredEvent } from '@stafett/domain';
import { ActivityFailure, ApplicationFailure, CancelledFailure, TimeoutFailure } from '@temporalio/common';
import { allHandlersFinished, condition, workflowInfo } from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import { Erased, refuseErased } from './erased.ts';
import { refusalOf, refused, type Saved, type Submission } from './messages.ts';
import { type CommitAnswer, type CommitRequest, STORE_UNAVAILABLE } from './ports.ts';

/** Temporal warns at 4,096 events; long before that a replay takes noticeable time. */
const EVENTS_PER_RUN = 1_000;

// A wait for the store adds eight events to the history: half a minute while somebody may be mending it, then slower,
// so that a weekend's outage stays far below Temporal's limit of 50,000.
const WAIT_MS = 30_000;
const QUICK_WAITS = 20;
const LONG_WAIT_MS = 300_000;

const unavailable: Refusal = { code: 'storeUnavailable', facts: {} };

/** The workflow's own clock, the same in every replay. */
export const now = (): Instant => new Date().toISOString() as Instant;

const UNEXPECTED = 'unexpected';

const isUnavailable = (cause: unknown): boolean =>
  cause instanceof TimeoutFailure || (cause instanceof ApplicationFailure && cause.type === STORE_UNAVAILABLE);

/** Both faults pass, sooner or later: what can't be refused waits for that. */
const passing = (error: unknown): Refusal | undefined =>
  error instanceof ApplicationFailure && error.type === UNEXPECTED ? unavailable : refusalOf(error);

type Numbered = { readonly seq: number };
type Named = { readonly type: string; readonly commandId: string };

export type LedgerParts<State extends Numbered, Event, Act extends Named> = {
  readonly carried: State | undefined;
  readonly load: () => Promise<State | undefined>;
  readonly commit: (request: CommitRequest<Act>) => Promise<CommitAnswer<Event>>;
  readonly decide: (state: State | undefined, command: Act, at: Instant) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event) => State;
  /** Called after the state has changed. */
  readonly changed: (state: State) => void;
};

/** The part that a journey and a kö share: one act at a time, and a state that comes only from what the store keeps. */
export type Ledger<State, Act> = {
  readonly state: () => State | undefined;
  readonly isLoaded: () => boolean;
  /** Loads the state unless it is there. Gives whether the store answered. */
  readonly load: () => Promise<boolean>;
  /** For an Update's validator: an early no on the state as the workflow knows it. Changes nothing. */
  readonly check: (submission: Submission<Act>) => void;
  /** For an Update: carries the act out. Fails with a refusal, `storeUnavailable` among them. */
  readonly submit: (submission: Submission<Act>) => Promise<Saved>;
  /** Tries once; gives the refusal, if any. */
  readonly attempt: (command: Act) => Promise<Refusal | undefined>;
  /** As `attempt`, and waits for the store as long as it takes. */
  readonly insist: (command: Act) => Promise<Refusal | undefined>;
  /** Waits before the store is asked again; ends early when it has answered somebody else, or at a nudge. */
  readonly waitForStore: () => Promise<void>;
  /** A nudge has come. */
  readonly nudge: () => void;
  /** Nothing is under way. */
  readonly isQuiet: () => boolean;
  /** The history is long, or a nudge asked for a fresh one. */
  readonly wantsFreshHistory: () => boolean;
};

export const openLedger = <State extends Numbered, Event, Act extends Named>(
  parts: LedgerParts<State, Event, Act>,
): Ledger<State, Act> => {
  const lock = new Mutex();
  let state = parts.carried;
  let loaded = state !== undefined;
  let answers = 0;
  let failures = 0;
  let nudges = 0;

  const seqOf = (): number => state?.seq ?? 0;

  /** Asks the store; a store that gives no answer is a refusal like any other. */
  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await question();
      answers += 1;
      failures = 0;
      return refuseErased(answer);
    } catch (error) {
      if (error instanceof Erased) throw error;
      // A local activity fails with the failure itself or, as when it timed out, with one around it.
      const cause = error instanceof ActivityFailure ? error.cause : error;
      if (cause instanceof CancelledFailure) throw cause;
      failures += 1;
      if (isUnavailable(cause)) throw refused(unavailable);
      // A fault of ours. The Update must fail with it, since any other error would stop the whole workflow.
      throw ApplicationFailure.nonRetryable('unexpected', UNEXPECTED);
    }
  };

  const become = (next: State | undefined): void => {
    state = next;
    if (state !== undefined) parts.changed(state);
  };

  const reload = async (): Promise<void> => {
    become(await ask(parts.load));
    loaded = true;
  };

  const applied = (from: State | undefined, events: readonly StoredEvent<Event>[]): State | undefined => {
    let next = from;
    for (const { seq, event } of events) if (seq === (next?.seq ?? 0) + 1) next = parts.evolve(next, event);
    return next;
  };

  const act = (command: Act): Promise<Refusal | undefined> =>
    lock.runExclusive(async () => {
      if (!loaded) await reload();
      const answer = await ask(() => parts.commit({ seq: seqOf(), command, at: now() }));
      if (answer.events.length > 0) become(applied(state, answer.events));
      // The store is further ahead than it could tell, or behind us because it was restored: what it holds is what stands.
      if (answer.seq !== seqOf()) await reload();
      return answer.refusal;
    });

  const attempt = async (command: Act): Promise<Refusal | undefined> => {
    try {
      return await act(command);
    } catch (error) {
      const refusal = passing(error);
      if (refusal === undefined) throw error;
      return refusal;
    }
  };

  const waitForStore = async (): Promise<void> => {
    const seen = answers + nudges;
    const span = failures <= QUICK_WAITS ? WAIT_MS : LONG_WAIT_MS;
    await condition(() => answers + nudges !== seen, span, { summary: 'storeUnavailable' });
  };

  return {
    state: () => state,
    isLoaded: () => loaded,
    load: async () => {
      try {
        await lock.runExclusive(async () => {
          if (!loaded) await reload();
        });
      } catch (error) {
        if (passing(error) === undefined) throw error;
      }
      return loaded;
    },
    check: ({ command, unchecked }) => {
      // Until the state is loaded only the store can say no.
      if (!loaded || unchecked) return;
      const decision = parts.decide(state, command, now());
      if (decision.type === 'refused') throw refused(decision.refusal, { seq: seqOf() });
    },
    submit: async ({ command }) => {
      const refusal = await act(command);
      if (refusal !== undefined) throw refused(refusal);
      return { seq: seqOf() };
    },
    attempt,
    insist: async (command) => {
      for (;;) {
        const refusal = await attempt(command);
        if (refusal?.code !== 'storeUnavailable') return refusal;
        await waitForStore();
      }
    },
    waitForStore,
    nudge: () => {
      nudges += 1;
    },
    isQuiet: () => allHandlersFinished() && !lock.isLocked(),
    wantsFreshHistory: () =>
      nudges > 0 || workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= EVENTS_PER_RUN,
  };
};
