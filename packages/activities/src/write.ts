import { caseChannel, type Database, type Transaction } from '@stafett/db';
import type { IntervalChange } from './intervals.ts';
import type { TableChange } from './row-changes.ts';
import { type CaseEventRow, type IntervalTable, keysOf, type OutboxRow, type WaitingListEventRow } from './rows.ts';

/** Everything that one act writes. */
export type Writing = {
  readonly caseEvents?: readonly CaseEventRow[];
  readonly listEvents?: readonly WaitingListEventRow[];
  readonly tables: readonly TableChange[];
  readonly intervals?: { readonly caseId: string; readonly changes: readonly IntervalChange[] };
  readonly outbox?: readonly OutboxRow[];
  /** The cases that changed, for whoever listens. */
  readonly notify: readonly string[];
};

type AnyTable = TableChange['table'] | IntervalTable | 'case_event' | 'waiting_list_event' | 'outbox';

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

const addInsert = ({ parts, rows }: Statement, table: AnyTable, given: readonly object[] = []): void => {
  if (given.length === 0) return;
  parts.push(`added_${table} as (insert into ${table} select * from ${rows(table, given)})`);
};

const addTable = ({ parts, rows }: Statement, { table, put, remove }: TableChange): void => {
  const keys: readonly string[] = keysOf[table];
  const [first] = put;
  if (first) {
    const others = Object.keys(first).filter((column) => !keys.includes(column));
    const update = others.length
      ? `do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`
      : 'do nothing';
    parts.push(
      `put_${table} as (insert into ${table} select * from ${rows(table, put)} on conflict (${keys.join(', ')}) ${update})`,
    );
  }
  if (remove.length > 0) {
    const match = keys.map((key) => `kept.${key} = gone.${key}`).join(' and ');
    parts.push(`removed_${table} as (delete from ${table} kept using ${rows(table, remove)} gone where ${match})`);
  }
};

const addInterval = ({ parts, rows, value }: Statement, caseId: string, change: IntervalChange): void => {
  const { table, endsAt, added } = change;
  if (endsAt !== undefined) {
    const id = `${value(caseId)}::uuid`;
    const at = `${value(endsAt)}::timestamptz`;
    const open = `case_id = ${id} and valid_to is null`;
    parts.push(
      `emptied_${table} as (delete from ${table} where ${open} and valid_from >= ${at} returning 1)`,
      `ended_${table} as (update ${table} set valid_to = ${at} where ${open} and valid_from < ${at} returning 1)`,
    );
  }
  if (added.length > 0) {
    // Only one interval may be open at a time: reading the outcome of the others makes PostgreSQL run them first.
    const first =
      endsAt === undefined
        ? ''
        : ` where (select count(*) from emptied_${table}) + (select count(*) from ended_${table}) >= 0`;
    parts.push(`began_${table} as (insert into ${table} select * from ${rows(table, added)}${first})`);
  }
};

/**
 * Writes all of an act or none of it: one statement, so one transaction and one round trip. Another act on the same case
 * that came between reading and writing has taken the same (case, seq), and PostgreSQL refuses the whole statement with a
 * unique violation (`isConflict`): that is the lock.
 */
export const write = async (db: Database | Transaction, writing: Writing): Promise<void> => {
  const statement = openStatement();
  addInsert(statement, 'case_event', writing.caseEvents);
  addInsert(statement, 'waiting_list_event', writing.listEvents);
  for (const change of writing.tables) addTable(statement, change);
  if (writing.intervals)
    for (const change of writing.intervals.changes) addInterval(statement, writing.intervals.caseId, change);
  addInsert(statement, 'outbox', writing.outbox);
  const channel = statement.value(caseChannel);
  const cases = statement.value(JSON.stringify(writing.notify));
  const notify = `select count(pg_notify(${channel}, id)) from jsonb_array_elements_text(${cases}::jsonb) as changed (id)`;
  const common = statement.parts.length > 0 ? `with ${statement.parts.join(', ')} ` : '';
  await db.$queryRawUnsafe(`${common}${notify}`, ...statement.values);
};
