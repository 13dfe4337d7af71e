import {
  type CaseEvent,
  type CaseFile,
  type Command,
  type CommandOf,
  type DueDeadline,
  decide,
  deriveId,
  evolve,
  modelOfAct,
  nextDeadline,
  type Refusal,
} from '@stafett/domain';
import {
  condition,
  continueAsNew,
  log,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import { detailsOf } from './details.ts';
import { refuseErased } from './erased.ts';
import { now, openLedger } from './ledger.ts';
import {
  identityProtected,
  type JourneyInput,
  journeyState,
  meetingHeld,
  moved,
  nudge,
  participantDied,
  samtyckeWithdrawn,
  submit,
} from './messages.ts';
import { reached } from './points.ts';
import type { WorkflowActivities } from './ports.ts';
import { atStore } from './store.ts';

const { loadJourney, commit } = proxyLocalActivities<WorkflowActivities>(atStore);

/** A deadline that the store does not take as passed (the rules have changed under it) is asked about again, but not at once. */
const STUCK_DEADLINE_MS = 3_600_000;

const deadlinePassed = (caseId: string, due: DueDeadline): CommandOf<'deadlinePassed'> => ({
  type: 'deadlinePassed',
  // The case, the deadline and the rung name it once and for all: each rung counts once, whoever tells of it.
  commandId: deriveId(caseId, `deadlinePassed:${due.id}`, due.rung),
  actor: { type: 'system', source: 'clock' },
  deadline: due.id,
  rung: due.rung,
});

const refusedMessage = (command: Command, refusal: Refusal): CommandOf<'noteRefusedMessage'> => ({
  type: 'noteRefusedMessage',
  commandId: deriveId(command.commandId, 'refused'),
  actor: { type: 'system', source: 'relay' },
  message: command.type,
  refusal: refusal.code,
});

/** What Temporal's own pages show of the timer: the kind of deadline and its rung. */
const summaryOf = ({ id, rung }: DueDeadline, state: CaseFile | undefined): string =>
  `${state?.deadlines.find((deadline) => deadline.id === id)?.type ?? 'deadline'} ${rung}`;

const isSame = (a: DueDeadline | undefined, b: DueDeadline | undefined): boolean =>
  a?.id === b?.id && a?.rung === b?.rung && a?.at === b?.at;

/**
 * The durable shell of one open case. It knows when, never whether: what may happen is decided by the store, and the state
 * comes only from the events that the store kept. Ends when the case is closed, or when there turns out to be none. One whose case is gallrad
 * stops at once (`Erased`) and is ended by the worker.
 */
export const journey = async (input: JourneyInput): Promise<void> => {
  const { caseId, carried } = refuseErased(input);
  let due: DueDeadline | undefined;
  const changed = (state: CaseFile): void => {
    due = nextDeadline(state);
    setCurrentDetails(detailsOf(state));
  };
  const ledger = openLedger<CaseFile, CaseEvent, Command>({
    carried,
    load: () => loadJourney(caseId),
    commit: (request) => commit({ caseId, ...request }),
    decide: (state, command, at) => {
      const model = modelOfAct(state, command);
      // Only the store can say no under a model that this worker does not have.
      return model ? decide(state, command, at, model) : { type: 'accepted', events: [] };
    },
    evolve,
    changed,
  });

  /** A message that can't be refused where it arose: what the ledger refuses reaches a coordinator. */
  const take = async (command: Command): Promise<void> => {
    const refusal = await ledger.insist(command);
    if (refusal === undefined) return;
    const lost = await ledger.insist(refusedMessage(command, refusal));
    if (lost !== undefined)
      log.warn('a refused message reached nobody', { messageType: command.type, refusal: lost.code });
  };

  setHandler(submit, ledger.submit, { validator: ledger.check });
  setHandler(meetingHeld, ({ command }) => take(command));
  setHandler(participantDied, ({ command }) => take(command));
  setHandler(moved, ({ command }) => take(command));
  setHandler(samtyckeWithdrawn, ({ command }) => take(command));
  setHandler(identityProtected, ({ command }) => take(command));
  setHandler(nudge, ledger.nudge);
  setHandler(journeyState, ledger.state);

  if (carried !== undefined) changed(carried);
  const isOpen = (): boolean => ledger.state() !== undefined && ledger.state()?.phase !== 'closed';
  const canRenew = (): boolean => ledger.isQuiet() && ledger.wantsFreshHistory();

  for (;;) {
    if (canRenew()) {
      const state = ledger.state();
      reached('continueAsNew');
      await continueAsNew<typeof journey>({ caseId, ...(state ? { carried: state } : {}) });
    }
    if (!ledger.isLoaded() && !(await ledger.load())) {
      await ledger.waitForStore();
      continue;
    }
    if (!isOpen()) {
      await condition(() => isOpen() || ledger.isQuiet());
      if (isOpen()) continue;
      return;
    }
    const expected = due;
    const mustTurn = (): boolean => !isSame(expected, due) || !isOpen() || canRenew();
    if (expected === undefined) {
      await condition(mustTurn);
      continue;
    }
    const wait = Date.parse(expected.at) - Date.parse(now());
    if (wait > 0 && (await condition(mustTurn, wait, { summary: summaryOf(expected, ledger.state()) }))) continue;
    const refusal = await ledger.attempt(deadlinePassed(caseId, expected));
    if (refusal?.code === 'storeUnavailable') await ledger.waitForStore();
    else if (isOpen() && isSame(expected, due)) {
      log.error('a deadline did not move', { deadline: expected.id, rung: expected.rung, refusal: refusal?.code });
      await condition(mustTurn, STUCK_DEADLINE_MS, { summary: 'stuck' });
    }
  }
};
