import type { GroupSeries } from '@stafett/domain';
import {
  type Decision,
  deriveId,
  type GroupDeadline,
  type GroupMeetingCommand,
  type Instant,
  nextGroupDeadline,
} from '@stafett/domain';
import { condition, log } from '@temporalio/workflow';
import { type Ledger, now, openLedger } from './ledger.ts';
import { reached } from './points.ts';
import type { CommitAnswer, CommitRequest } from './ports.ts';

/** A deadline that the store does not take as passed (the rules have changed under it) is asked about again, but not at once. */
const STUCK_DEADLINE_MS = 3_600_000;

type DeadlinePassed = Extract<GroupMeetingCommand, { type: 'groupDeadlinePassed' }>;

export type GatheringParts<State, Event, Act> = {
  /** Its workflow id. */
  readonly id: string;
  readonly carried: State | undefined;
  readonly load: () => Promise<State | undefined>;
  readonly commit: (request: CommitRequest<Act>) => Promise<CommitAnswer<Event>>;
  readonly decide: (state: State | undefined, command: Act, at: Instant) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event) => State;
  readonly seriesOf: (state: State) => GroupSeries;
  readonly changed: (state: State) => void;
  /** Continues as new with what stands. */
  readonly renew: (carried: State) => Promise<never>;
};

/** The shell that a samverkansteam and a group without a case share: their acts, and one timer for what the clock owes them. */
export type Gathering<State, Act> = {
  readonly ledger: Ledger<State, Act>;
  /** Lives until the group has ended, or there turns out to be none. */
  readonly live: () => Promise<void>;
};

const isSame = (a: GroupDeadline | undefined, b: GroupDeadline | undefined): boolean =>
  a?.id === b?.id && a?.at === b?.at;

export const openGathering = <
  State extends { readonly seq: number },
  Event,
  Act extends { readonly type: string; readonly commandId: string },
>(
  parts: GatheringParts<State, Event, Act | DeadlinePassed>,
): Gathering<State, Act | DeadlinePassed> => {
  const { id, carried, seriesOf, renew } = parts;
  let due: GroupDeadline | undefined;
  const changed = (state: State): void => {
    due = nextGroupDeadline(seriesOf(state));
    parts.changed(state);
  };
  const ledger = openLedger<State, Event, Act | DeadlinePassed>({ ...parts, changed });

  const passed = ({ id: deadline }: GroupDeadline): DeadlinePassed => ({
    type: 'groupDeadlinePassed',
    // The group and the deadline name it once and for all, whoever tells of it.
    commandId: deriveId(id, `groupDeadlinePassed:${deadline}`),
    actor: { type: 'system', source: 'clock' },
    deadline,
  });

  const isRunning = (): boolean => {
    const state = ledger.state();
    return state !== undefined && seriesOf(state).endedOn === undefined;
  };
  const canRenew = (): boolean => ledger.isQuiet() && ledger.wantsFreshHistory();

  const live = async (): Promise<void> => {
    if (carried !== undefined) changed(carried);
    for (;;) {
      const state = ledger.state();
      if (state !== undefined && canRenew()) {
        reached('continueAsNew');
        await renew(state);
      }
      if (!ledger.isLoaded() && !(await ledger.load())) {
        await ledger.waitForStore();
        continue;
      }
      if (!isRunning()) {
        await condition(() => isRunning() || ledger.isQuiet());
        if (isRunning()) continue;
        return;
      }
      const expected = due;
      const mustTurn = (): boolean => !isSame(expected, due) || !isRunning() || canRenew();
      if (expected === undefined) {
        await condition(mustTurn);
        continue;
      }
      const wait = Date.parse(expected.at) - Date.parse(now());
      if (wait > 0 && (await condition(mustTurn, wait, { summary: expected.about }))) continue;
      const refusal = await ledger.attempt(passed(expected));
      if (refusal?.code === 'storeUnavailable') await ledger.waitForStore();
      else if (isRunning() && isSame(expected, due)) {
        log.error('a deadline did not move', { deadline: expected.id, refusal: refusal?.code });
        await condition(mustTurn, STUCK_DEADLINE_MS, { summary: 'stuck' });
      }
    }
  };
  return { ledger, live };
};
