export type SteadyRow<Row> = {
  readonly row: Row /** It is no longer in the list: somebody has dealt with it. */;
  readonly gone: boolean;
};

/**
 * A list that does not move under the reader: what is shown keeps its place and is brought up to date, what has left the list stays
 * marked as gone, and what is new is only counted. `shown` are the rows in their present order, the last known of each.
 */
export const steadyRows = <Row>(
  shown: readonly Row[],
  latest: readonly Row[],
  keyOf: (row: Row) => string,
): { readonly rows: readonly SteadyRow<Row>[]; readonly fresh: number } => {
  const current = new Map(latest.map((row) => [keyOf(row), row]));
  const rows = shown.map((row) => {
    const now = current.get(keyOf(row));
    return now === undefined ? { row, gone: true } : { row: now, gone: false };
  });
  const seen = new Set(shown.map(keyOf));
  return { rows, fresh: latest.filter((row) => !seen.has(keyOf(row))).length };
};
