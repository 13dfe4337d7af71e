import {
  decideWaitingList,
  evolveWaitingList,
  type WaitingList,
  type WaitingListCommand,
  type WaitingListEvent,
} from '@stafett/domain';
import { condition, continueAsNew, proxyLocalActivities, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { openLedger } from './ledger.ts';
import { nudge, submitToList, type WaitingListInput, waitingListState } from './messages.ts';
import { reached } from './points.ts';
import type { WorkflowActivities } from './ports.ts';
import { atStore } from './store.ts';

const { loadWaitingList, commitWaitingList } = proxyLocalActivities<WorkflowActivities>(atStore);

/** The kö of one insats at one place: the same shell as a journey's, without a clock. Ends when there turns out to be none. */
export const waitingList = async ({ insats, place, carried }: WaitingListInput): Promise<void> => {
  const name = { insats, place };
  const changed = ({ entries, calls }: WaitingList): void =>
    setCurrentDetails(`waiting ${entries.length}, called ${calls.length}`);
  const ledger = openLedger<WaitingList, WaitingListEvent, WaitingListCommand>({
    carried,
    load: () => loadWaitingList(name),
    commit: (request) => commitWaitingList({ ...name, ...request }),
    decide: (state, command, at) => decideWaitingList(state, command, at, name),
    evolve: evolveWaitingList,
    changed,
  });
  setHandler(submitToList, ledger.submit, { validator: ledger.check });
  setHandler(nudge, ledger.nudge);
  setHandler(waitingListState, ledger.state);
  if (carried !== undefined) changed(carried);

  for (;;) {
    if (!ledger.isLoaded() && !(await ledger.load())) {
      await ledger.waitForStore();
      continue;
    }
    await condition(() => ledger.isQuiet() && (ledger.wantsFreshHistory() || ledger.state() === undefined));
    const state = ledger.state();
    if (state === undefined) return;
    reached('continueAsNew');
    await continueAsNew<typeof waitingList>({ ...name, carried: state });
  }
};
