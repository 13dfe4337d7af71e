import { keysOf, type RowSet, type StateTable, stateTables } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** What must be written so that the tables hold the rows: those that are new or other, and the keys of those that are gone. */
export type TableChange = {
  readonly table: StateTable;
  readonly put: readonly Row[];
  readonly remove: readonly Row[];
};

const keyed = (table: StateTable, rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [keysOf[table].map((key) => row[key]).join(' '), row]));

const isSame = (a: Row | undefined, b: Row): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b);

const changeOf = (table: StateTable, before: readonly Row[], after: readonly Row[]): TableChange => {
  const stood = keyed(table, before);
  const stands = keyed(table, after);
  return {
    table,
    put: [...stands].flatMap(([key, row]) => (isSame(stood.get(key), row) ? [] : [row])),
    remove: [...stood].flatMap(([key, row]) => (stands.has(key) ? [] : [row])),
  };
};

/** The difference between two sets of rows, table by table; tables without one are left out. */
export const changesBetween = (before: RowSet, after: RowSet): readonly TableChange[] =>
  stateTables
    .map((table) => changeOf(table, before[table] ?? [], after[table] ?? []))
    .filter(({ put, remove }) => put.length + remove.length > 0);
