import type { Database, Transaction } from '@stafett/db';
import {
  decideWaitingList,
  effectsOfWaitingList,
  evolveWaitingList,
  type Instant,
  type StoredEvent,
  type WaitingList,
  type WaitingListCommand,
  type WaitingListEvent,
  type WaitingListName,
} from '@stafett/domain';
import { waitingListId } from '@stafett/workflows/messages';
import type { Standing, StoredLedger } from './commit.ts';
import { eventColumns, outboxRows } from './ledger-rows.ts';
import { rowsOfWaitingList, tenantOfWaitingList } from './project.ts';
import { changesBetween } from './row-changes.ts';
import type { WaitingListEventRow } from './rows.ts';
import type { Step } from './steps.ts';
import { upcastWaitingListEvent } from './upcast.ts';
import { write } from './write.ts';

type ListStep = Step<WaitingList, WaitingListEvent>;

const eventRows = (id: string, tenant: string, steps: readonly ListStep[]): readonly WaitingListEventRow[] =>
  steps.map((step, ordinal) => ({ ...eventColumns(step, ordinal), list_id: id, tenant }));

type StandingRow = { readonly state: WaitingList | null; readonly last_at: Date | null; readonly known: boolean };

const STANDING = `
  select l.state,
    (select e.at from waiting_list_event e where e.list_id = l.id and e.seq = l.seq) as last_at,
    exists (select 1 from waiting_list_event e where e.list_id = asked.id and e.command_id = $2) as known
  from (select $1::text as id) asked left join waiting_list l on l.id = asked.id`;

/** The stored ledger of one kö. `onEffects` is told when an act has asked something of another workflow. */
export const waitingListLedger = (
  db: Database,
  name: WaitingListName,
  onEffects: () => void,
): StoredLedger<WaitingList, WaitingListEvent, WaitingListCommand> => {
  const id = waitingListId(name);
  return {
    read: async (commandId): Promise<Standing<WaitingList>> => {
      const [row] = await db.$queryRawUnsafe<StandingRow[]>(STANDING, id, commandId);
      return {
        state: row?.state ?? undefined,
        lastAt: (row?.last_at?.toISOString() as Instant | undefined) ?? undefined,
        known: row?.known ?? false,
      };
    },
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
export const waitingListEvents = async (
  db: Database | Transaction,
  listId: string,
  seq = 0,
  limit?: number,
): Promise<readonly StoredEvent<WaitingListEvent>[]> => {
  const rows = await db.waitingListEvent.findMany({
    where: { listId, seq: { gt: seq } },
    orderBy: { seq: 'asc' },
    ...(limit === undefined ? {} : { take: limit }),
    select: { seq: true, commandId: true, payload: true },
  });
  return rows.map((row) => ({
    seq: row.seq,
    commandId: row.commandId,
    event: upcastWaitingListEvent(row.payload as unknown as WaitingListEvent),
  }));
};
