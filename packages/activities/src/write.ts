import { caseChannel, type Database, type Transaction } from '@stafett/db';
import type { Instant, Settled, SettledInGathering } from '@stafett/domain';
import type { IntervalChange } from './intervals.ts';
import type { TableChange } from './row-changes.ts';
import {
  type CaseEventRow,
  type GatheringEventRow,
  type IntervalTable,
  keysOf,
  type NotificationRow,
  type OutboxRow,
  type WaitingListEventRow,
} from './rows.ts';

/** Everything that one act writes. */
export type Writing = {
  readonly caseEvents?: readonly CaseEventRow[];
  readonly listEvents?: readonly WaitingListEventRow[];
  readonly gatheringEvents?: readonly GatheringEventRow[];
  readonly tables: readonly TableChange[];
  readonly intervals?: { readonly caseId: string; readonly changes: readonly IntervalChange[] };
  readonly outbox?: readonly OutboxRow[];
  readonly notifications?: readonly NotificationRow[];
  /** What was told of these tasks counts as read from `at` on. */
  readonly settled?: Settled & { readonly at: Instant };
  /** As `settled`, of what was told of a gathering. */
  readonly settledIn?: {
    readonly gathering: string;
    readonly what: readonly SettledInGathering[];
    readonly at: Instant;
  };
  /** The event that must stand last before these, else nothing is written: for who remembers it, and has not looked. */
  readonly follows?: { readonly caseId: string; readonly seq: number; readonly commandId: string };
  /** The cases, köer and gatherings that changed, for whoever listens. */
  readonly notify: readonly string[];
};

type AnyTable =
  | TableChange['table']
  | IntervalTable
  | 'case_event'
  | 'waiting_list_event'
  | 'gathering_event'
  | 'outbox'
  | 'notification';

/** Puts one statement together: common table expressions, and the values they take. */
const openStatement = () => {
  const parts: string[] = [];
  const values: string[] = [];
  const value = (given: string): string => `$${values.push(given)}`;
  const rows = (table: AnyTable, given: readonly object[]): string =>
    `jsonb_populate_recordset(null::${table}, ${value(JSON.stringify(given))}::jsonb)`;
  return { parts, values, value, rows };
};
type Statement = ReturnType<typeof openStatement>;

// Columns by name: a migration may have added one that this release does not know, and its default must stand.
const columnsOf = (row: object): string => Object.keys(row).join(', ');

const insertOf = ({ rows }: Statement, table: AnyTable, first: object, given: readonly object[]): string =>
  `insert into ${table} (${columnsOf(first)}) select ${columnsOf(first)} from ${rows(table, given)}`;

const addInsert = (statement: Statement, table: AnyTable, given: readonly object[] = []): void => {
  const [first] = given;
  if (first) statement.parts.push(`added_${table} as (${insertOf(statement, table, first, given)})`);
};

const addTable = (statement: Statement, { table, put, remove }: TableChange): void => {
  const { parts, rows } = statement;
  const keys: readonly string[] = keysOf[table];
  const [first] = put;
  if (first) {
    const others = Object.keys(first).filter((column) => !keys.includes(column));
    const update = others.length
      ? `do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`
      : 'do nothing';
    parts.push(
      `put_${table} as (${insertOf(statement, table, first, put)} on conflict (${keys.join(', ')}) ${update})`,
    );
  }
  if (remove.length > 0) {
    const match = keys.map((key) => `kept.${key} = gone.${key}`).join(' and ');
    parts.push(`removed_${table} as (delete from ${table} kept using ${rows(table, remove)} gone where ${match})`);
  }
};

const addInterval = (statement: Statement, caseId: string, { table, endsAt, added }: IntervalChange): void => {
  const { parts, value } = statement;
  if (endsAt !== undefined) {
    const id = `${value(caseId)}::uuid`;
    const at = `${value(endsAt)}::timestamptz`;
    const open = `case_id = ${id} and valid_to is null`;
    parts.push(
      `emptied_${table} as (delete from ${table} where ${open} and valid_from >= ${at} returning 1)`,
      `ended_${table} as (update ${table} set valid_to = ${at} where ${open} and valid_from < ${at} returning 1)`,
    );
  }
  const [first] = added;
  if (first) {
    // Only one interval may be open at a time: reading the outcome of the others makes PostgreSQL run them first.
    const outcome = `(select count(*) from emptied_${table}) + (select count(*) from ended_${table}) >= 0`;
    const after = endsAt === undefined ? '' : ` where ${outcome}`;
    parts.push(`began_${table} as (${insertOf(statement, table, first, added)}${after})`);
  }
};

const addSettled = ({ parts, value }: Statement, { over, taken, at }: NonNullable<Writing['settled']>): void => {
  if (over.length + taken.length === 0) return;
  const among = (tasks: readonly string[]): string =>
    `task in (select jsonb_array_elements_text(${value(JSON.stringify(tasks))}::jsonb)::uuid)`;
  const settled = [
    ...(over.length > 0 ? [among(over)] : []),
    ...(taken.length > 0 ? [`(staff is null and ${among(taken)})`] : []),
  ];
  parts.push(
    `settled as (update notification set read_at = ${value(at)}::timestamptz where read_at is null and (${settled.join(' or ')}))`,
  );
};

const addSettledIn = (
  { parts, value }: Statement,
  { gathering, what, at }: NonNullable<Writing['settledIn']>,
): void => {
  if (what.length === 0) return;
  parts.push(
    `settled_in as (update notification n set read_at = ${value(at)}::timestamptz
      from jsonb_to_recordset(${value(JSON.stringify(what))}::jsonb) as s (kinds text[], meeting uuid, unit uuid)
      where n.gathering_id = ${value(gathering)} and n.read_at is null and n.kind = any (s.kinds)
        and (s.meeting is null or s.meeting = n.meeting) and (s.unit is null or s.unit = n.unit))`,
  );
};

/** Makes a division by zero of the statement, and so none of it, where the event does not stand: a store that was put back in time. */
const dividedBy = ({ value }: Statement, follows: Writing['follows']): string =>
  follows
    ? ` / (select count(*) from case_event where case_id = ${value(follows.caseId)}::uuid
        and seq = ${value(String(follows.seq))}::int and command_id = ${value(follows.commandId)})`
    : '';

/**
 * Writes all of an act or none of it: one statement, so one transaction and one round trip. Another act on the same case
 * that came between reading and writing has taken the same (case, seq), and PostgreSQL refuses the whole statement with a
 * unique violation (`isConflict`): that is the lock.
 */
export const write = async (db: Database | Transaction, writing: Writing): Promise<void> => {
  const statement = openStatement();
  addInsert(statement, 'case_event', writing.caseEvents);
  addInsert(statement, 'waiting_list_event', writing.listEvents);
  addInsert(statement, 'gathering_event', writing.gatheringEvents);
  for (const change of writing.tables) addTable(statement, change);
  if (writing.intervals)
    for (const change of writing.intervals.changes) addInterval(statement, writing.intervals.caseId, change);
  addInsert(statement, 'outbox', writing.outbox);
  if (writing.settled) addSettled(statement, writing.settled);
  if (writing.settledIn) addSettledIn(statement, writing.settledIn);
  addInsert(statement, 'notification', writing.notifications);
  const channel = statement.value(caseChannel);
  const cases = statement.value(JSON.stringify(writing.notify));
  const notify = `select count(pg_notify(${channel}, id))${dividedBy(statement, writing.follows)} from jsonb_array_elements_text(${cases}::jsonb) as changed (id)`;
  const common = statement.parts.length > 0 ? `with ${statement.parts.join(', ')} ` : '';
  await db.$queryRawUnsafe(`${common}${notify}`, ...statement.values);
};
