import type { Database, Transaction } from '@stafett/db';
import type { Instant, StoredEvent } from '@stafett/domain';
import type { Standing } from './commit.ts';

// What is stored of a ledger without an end, a kö's or a gathering's: read in the same way.

/** Where its state and its events lie, and which column names it in every event. */
export type LedgerTables = {
  readonly state: 'waiting_list' | 'gathering';
  readonly events: 'waiting_list_event' | 'gathering_event';
  readonly key: 'list_id' | 'gathering_id';
};

type StandingRow<State> = { readonly state: State | null; readonly last_at: Date | null; readonly known: boolean };

/** How the ledger stands, in one statement and so of one moment. */
export const readStanding = async <State>(
  db: Database,
  { state, events, key }: LedgerTables,
  id: string,
  commandId: string,
): Promise<Standing<State>> => {
  const [row] = await db.$queryRawUnsafe<StandingRow<State>[]>(
    `select s.state,
      (select e.at from ${events} e where e.${key} = s.id and e.seq = s.seq) as last_at,
      exists (select 1 from ${events} e where e.${key} = asked.id and e.command_id = $2) as known
    from (select $1::text as id) asked left join ${state} s on s.id = asked.id`,
    id,
    commandId,
  );
  return {
    state: row?.state ?? undefined,
    lastAt: (row?.last_at?.toISOString() as Instant | undefined) ?? undefined,
    known: row?.known ?? false,
  };
};

type EventRow<Event> = { readonly seq: number; readonly command_id: string; readonly payload: Event };

/** The stored events in order, after `seq`, up to `limit` of them (all, unless given), each as this release understands it. */
export const readEvents = async <Event>(
  db: Database | Transaction,
  { events, key }: LedgerTables,
  id: string,
  upcast: (stored: Event) => Event,
  seq = 0,
  limit?: number,
): Promise<readonly StoredEvent<Event>[]> => {
  const rows = await db.$queryRawUnsafe<EventRow<Event>[]>(
    `select seq, command_id, payload from ${events} where ${key} = $1 and seq > $2 order by seq limit $3`,
    id,
    seq,
    limit ?? null,
  );
  return rows.map((row) => ({ seq: row.seq, commandId: row.command_id, event: upcast(row.payload) }));
};
