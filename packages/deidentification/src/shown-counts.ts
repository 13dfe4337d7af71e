import { SMALLEST_GROUP } from './small-group.ts';

/** A count that may be shown, or undefined where it must not. */
export type ShownCount = number | undefined;
export type ShownTable = {
  readonly cells: readonly (readonly ShownCount[])[];
  readonly rowTotals: readonly ShownCount[];
  readonly columnTotals: readonly ShownCount[];
  readonly total: ShownCount;
};

// The table with its totals is a network through which people flow: from each row's total into the row, through its cells into the columns,
// through the columns' totals back into the whole. What goes into a row or a column comes out of it. A hidden count can be worked out from
// the shown ones exactly when no round trip over hidden counts can add or take one person there while all others stay what they are shown as.
type Place = { readonly row: number; readonly column: number };

type Network = {
  readonly values: readonly (readonly number[])[];
  readonly hidden: readonly (readonly boolean[])[];
  readonly rows: number;
  readonly columns: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const withTotals = (cells: readonly (readonly number[])[], columns: number): readonly (readonly number[])[] => {
  const rows = cells.map((row) => [...row, sum(row)]);
  const totals = Array.from({ length: columns + 1 }, (_, column) => sum(rows.map((row) => row[column] ?? 0)));
  return [...rows, totals];
};

const places = ({ rows, columns }: Pick<Network, 'rows' | 'columns'>): readonly Place[] =>
  Array.from({ length: (rows + 1) * (columns + 1) }, (_, i) => ({
    row: Math.floor(i / (columns + 1)),
    column: i % (columns + 1),
  }));

const valueAt = ({ values }: Network, { row, column }: Place): number => values[row]?.[column] ?? 0;
const isHidden = ({ hidden }: Network, { row, column }: Place): boolean => hidden[row]?.[column] ?? false;

/** From which to which a count flows. Rows are 0 … rows, their totals' row last; columns follow. */
const ends = ({ rows, columns }: Network, { row, column }: Place): readonly [number, number] => {
  const columnNode = rows + 1 + column;
  const isTotal = (row === rows) !== (column === columns);
  return isTotal ? [columnNode, row] : [row, columnNode];
};

type Arc = { readonly to: number; readonly place: Place };

/** Where one person more can go: along every hidden count, and against one that is at least two, since a hidden count is never zero. */
const arcsOf = (network: Network): ReadonlyMap<number, readonly Arc[]> => {
  const arcs = new Map<number, Arc[]>();
  const add = (from: number, arc: Arc): void => {
    arcs.set(from, [...(arcs.get(from) ?? []), arc]);
  };
  for (const place of places(network)) {
    if (!isHidden(network, place)) continue;
    const [from, to] = ends(network, place);
    add(from, { to, place });
    if (valueAt(network, place) >= 2) add(to, { to: from, place });
  }
  return arcs;
};

const leads = (arcs: ReadonlyMap<number, readonly Arc[]>, from: number, to: number, without: Place): boolean => {
  const seen = new Set([from]);
  const next = [from];
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    if (node === to) return true;
    for (const arc of arcs.get(node) ?? []) {
      if (seen.has(arc.to) || (arc.place.row === without.row && arc.place.column === without.column)) continue;
      seen.add(arc.to);
      next.push(arc.to);
    }
  }
  return false;
};

const canBeWorkedOut = (network: Network, arcs: ReadonlyMap<number, readonly Arc[]>, place: Place): boolean => {
  const [from, to] = ends(network, place);
  if (leads(arcs, to, from, place)) return false;
  return valueAt(network, place) < 2 || !leads(arcs, from, to, place);
};

/** Rows and columns with their totals; the total stands last. */
const lines = ({ rows, columns }: Network): readonly (readonly Place[])[] => [
  ...Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_unused, column) => ({ row, column })),
  ),
  ...Array.from({ length: columns + 1 }, (_, column) =>
    Array.from({ length: rows + 1 }, (_unused, row) => ({ row, column })),
  ),
];

/** A line whose total is shown says how many its hidden counts are together: a small group again, if they are few. */
const tellsASmallGroup = (network: Network, line: readonly Place[], atLeast: number): boolean => {
  const total = line.at(-1);
  if (!total || isHidden(network, total)) return false;
  const together = sum(
    line
      .slice(0, -1)
      .filter((place) => isHidden(network, place))
      .map((place) => valueAt(network, place)),
  );
  return together > 0 && together < atLeast;
};

const totalsOf = ({ rows, columns }: Network, { row, column }: Place): number =>
  Number(row === rows) + Number(column === columns);

/** The next to hide: cells before totals, few before many, the first before the last. */
const cheapest = (network: Network, among: readonly Place[]): Place | undefined =>
  among
    .filter((place) => !isHidden(network, place) && valueAt(network, place) > 0)
    .toSorted((a, b) => totalsOf(network, a) - totalsOf(network, b) || valueAt(network, a) - valueAt(network, b))
    .at(0);

const withHidden = (network: Network, now: readonly Place[], isHiddenNow: boolean): Network => ({
  ...network,
  hidden: network.hidden.map((line, row) =>
    line.map((was, column) => (now.some((place) => place.row === row && place.column === column) ? isHiddenNow : was)),
  ),
});

const costOf = (network: Network, hidden: readonly Place[]): number =>
  sum(hidden.map((place) => valueAt(network, place) + totalsOf(network, place) * sum(network.values.flat())));

/** The cheapest three that go round a rectangle with the open one, so that people can be moved about within it unseen. */
const cheapestRectangle = (network: Network, open: Place): readonly Place[] | undefined =>
  places(network)
    .filter(({ row, column }) => row !== open.row && column !== open.column)
    .map((across) => [across, { row: open.row, column: across.column }, { row: across.row, column: open.column }])
    .filter((corners) => corners.every((place) => valueAt(network, place) > 0))
    .map((corners) => corners.filter((place) => !isHidden(network, place)))
    .filter((corners) => {
      const now = withHidden(network, corners, true);
      return corners.length > 0 && !canBeWorkedOut(now, arcsOf(now), open);
    })
    .map((corners) => ({ corners, cost: costOf(network, corners) }))
    .toSorted((a, b) => a.cost - b.cost)
    .at(0)?.corners;

/** What must be hidden next, or nothing when the table is safe. */
const nextToHide = (network: Network, atLeast: number): readonly Place[] => {
  const arcs = arcsOf(network);
  const open = places(network).find((place) => isHidden(network, place) && canBeWorkedOut(network, arcs, place));
  if (open) {
    const beside = places(network).filter(({ row, column }) => row === open.row || column === open.column);
    const one = cheapest(network, beside) ?? cheapest(network, places(network));
    return cheapestRectangle(network, open) ?? (one ? [one] : []);
  }
  const small = lines(network).find((line) => tellsASmallGroup(network, line, atLeast));
  const one = small && cheapest(network, small);
  return one ? [one] : [];
};

/** Shows again what turned out not to be needed, totals and large counts first. */
const withoutNeedless = (network: Network, atLeast: number): Network => {
  return places(network)
    .filter((place) => isHidden(network, place) && valueAt(network, place) >= atLeast)
    .toSorted((a, b) => totalsOf(network, b) - totalsOf(network, a) || valueAt(network, b) - valueAt(network, a))
    .reduce((now, place) => {
      const shown = withHidden(now, [place], false);
      return nextToHide(shown, atLeast).length > 0 ? now : shown;
    }, network);
};

/**
 * Which counts of a table may be shown with its totals. Hides every count from one to under `atLeast`, and of the others as many as it
 * takes that no hidden count can be worked out from what is shown, nor a small group read off as a difference. Zeros are shown. Takes rows
 * of whole counts, all of one length. It guards one table; two tables of the same people must be guarded as one.
 */
export const shownCounts = (cells: readonly (readonly number[])[], atLeast = SMALLEST_GROUP): ShownTable => {
  const columns = cells[0]?.length ?? 0;
  const values = withTotals(cells, columns);
  let network: Network = {
    values,
    hidden: values.map((row) => row.map((count) => count > 0 && count < atLeast)),
    rows: cells.length,
    columns,
  };
  for (let next = nextToHide(network, atLeast); next.length > 0; next = nextToHide(network, atLeast))
    network = withHidden(network, next, true);
  network = withoutNeedless(network, atLeast);
  const shown = values.map((row, i) =>
    row.map((count, j) => (isHidden(network, { row: i, column: j }) ? undefined : count)),
  );
  return {
    cells: shown.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((row) => row.at(-1)),
    columnTotals: (shown.at(-1) ?? []).slice(0, -1),
    total: shown.at(-1)?.at(-1),
  };
};
