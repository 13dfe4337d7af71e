import type { Database, Transaction } from '@stafett/db';
import {
  decideWaitingList,
  effectsOfWaitingList,
  evolveWaitingList,
  type StoredEvent,
  type WaitingList,
  type WaitingListCommand,
  type WaitingListEvent,
  type WaitingListName,
} from '@stafett/domain';
import { waitingListId } from '@stafett/workflows/messages';
import type { StoredLedger } from './commit.ts';
import { eventColumns, outboxRows } from './ledger-rows.ts';
import { rowsOfWaitingList, tenantOfWaitingList } from './project.ts';
import { changesBetween } from './row-changes.ts';
import type { WaitingListEventRow } from './rows.ts';
import { type LedgerTables, readEvents, readStanding } from './standing.ts';
import type { Step } from './steps.ts';
import { upcastWaitingListEvent } from './upcast.ts';
import { write } from './write.ts';

type ListStep = Step<WaitingList, WaitingListEvent>;

const eventRows = (id: string, tenant: string, steps: readonly ListStep[]): readonly WaitingListEventRow[] =>
  steps.map((step, ordinal) => ({ ...eventColumns(step, ordinal), list_id: id, tenant }));

const tables: LedgerTables = { state: 'waiting_list', events: 'waiting_list_event', key: 'list_id' };

/** The stored ledger of one kö. `onEffects` is told when an act has asked something of another workflow. */
export const waitingListLedger = (
  db: Database,
  name: WaitingListName,
  onEffects: () => void,
): StoredLedger<WaitingList, WaitingListEvent, WaitingListCommand> => {
  const id = waitingListId(name);
  return {
    read: (commandId) => readStanding(db, tables, id, commandId),
    eventsAfter: (seq, limit) => waitingListEvents(db, id, seq, limit),
    decide: (state, command, at) => decideWaitingList(state, command, at, name),
    evolve: evolveWaitingList,
    write: async ({ state: before }, steps) => {
      const after = steps.at(-1)?.after;
      if (after === undefined) return;
      const outbox = outboxRows(id, { case_id: null, list_id: id }, steps, ({ event, commandId }) =>
        effectsOfWaitingList(event, commandId),
      );
      await write(db, {
        listEvents: eventRows(id, tenantOfWaitingList(after), steps),
        tables: changesBetween(before ? rowsOfWaitingList(before) : {}, rowsOfWaitingList(after)),
        outbox,
        // The kö itself too: places that are given change no case.
        notify: [...steps.flatMap(({ event }) => ('caseId' in event ? [event.caseId] : [])), id],
      });
      if (outbox.length > 0) onEffects();
    },
  };
};

/** The kö's stored events in order, after `seq`, up to `limit` of them, each as this release understands it. */
export const waitingListEvents = (
  db: Database | Transaction,
  listId: string,
  seq?: number,
  limit?: number,
): Promise<readonly StoredEvent<WaitingListEvent>[]> =>
  readEvents(db, tables, listId, upcastWaitingListEvent, seq, limit);
