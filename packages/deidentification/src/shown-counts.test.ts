import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ShownTable, shownCounts } from './shown-counts.ts';
import { SMALLEST_GROUP } from './small-group.ts';

const tables = (longest: number, largest: number) =>
  fc.tuple(fc.integer({ min: 1, max: longest }), fc.integer({ min: 1, max: longest })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: largest }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const columnsOf = <Cell>(cells: readonly (readonly Cell[])[]): readonly (readonly (Cell | undefined)[])[] =>
  (cells[0] ?? []).map((_, column) => cells.map((row) => row[column]));

const all = ({ cells, rowTotals, columnTotals, total }: ShownTable) => [
  ...cells.flat(),
  ...rowTotals,
  ...columnTotals,
  total,
];
const whole = (cells: readonly (readonly number[])[]): ShownTable => ({
  cells,
  rowTotals: cells.map(sum),
  columnTotals: columnsOf(cells).map((column) => sum(column.map((count) => count ?? 0))),
  total: sum(cells.flat()),
});

test('what is shown is true, zero or of a group that is large enough', () => {
  fc.assert(
    fc.property(tables(5, 30), (cells) => {
      const truth = all(whole(cells));
      all(shownCounts(cells)).forEach((count, i) => {
        if (count === undefined) {
          expect(truth[i]).toBeGreaterThan(0);
          return;
        }
        expect(count).toBe(truth[i]);
        expect(count === 0 || count >= SMALLEST_GROUP).toBe(true);
      });
    }),
  );
});

/** Every table that differs by at most one in each hidden cell and gives all that is shown. Hidden counts are known not to be zero. */
const tablesThatFit = (
  cells: readonly (readonly number[])[],
  shown: ShownTable,
): readonly (readonly (readonly number[])[])[] => {
  const hidden = cells.flatMap((row, i) =>
    row.flatMap((_, j) => (shown.cells[i]?.[j] === undefined ? [[i, j] as const] : [])),
  );
  const fitting: (readonly (readonly number[])[])[] = [];
  const attempt = cells.map((row) => [...row]);
  const isRight = (): boolean => {
    const other = all(whole(attempt));
    return all(shown).every((count, i) => (count === undefined ? (other[i] ?? 0) > 0 : count === other[i]));
  };
  const fill = (n: number): void => {
    const place = hidden[n];
    if (!place) {
      if (isRight()) fitting.push(attempt.map((row) => [...row]));
      return;
    }
    const [i, j] = place;
    const row = attempt[i];
    const truth = cells[i]?.[j] ?? 0;
    if (!row) return;
    for (const value of [truth - 1, truth, truth + 1]) {
      if (value < 1) continue;
      row[j] = value;
      fill(n + 1);
    }
    row[j] = truth;
  };
  fill(0);
  return fitting;
};

test('no hidden count can be worked out: another table gives all that is shown, too', () => {
  fc.assert(
    fc.property(tables(3, 9), (cells) => {
      const shown = shownCounts(cells);
      const fitting = tablesThatFit(cells, shown).map((fit) => all(whole(fit)));
      all(shown).forEach((count, i) => {
        if (count !== undefined) return;
        expect(new Set(fitting.map((values) => values[i])).size, JSON.stringify({ cells, shown })).toBeGreaterThan(1);
      });
    }),
    { numRuns: 400 },
  );
});

test('what is left of a shown total when the shown counts are taken away is no small group', () => {
  fc.assert(
    fc.property(tables(6, 20), (cells) => {
      const { cells: shown, rowTotals, columnTotals, total } = shownCounts(cells);
      const lines = [
        ...shown.map((row, i) => [row, rowTotals[i]] as const),
        ...columnsOf(shown).map((column, j) => [column, columnTotals[j]] as const),
        [rowTotals, total] as const,
        [columnTotals, total] as const,
      ];
      for (const [line, lineTotal] of lines) {
        if (lineTotal === undefined) continue;
        const left = lineTotal - sum(line.map((count) => count ?? 0));
        expect(left === 0 || left >= SMALLEST_GROUP).toBe(true);
      }
    }),
  );
});

test('a table of large groups is shown whole, and the order of its rows does not matter to what is safe', () => {
  fc.assert(
    fc.property(tables(5, 30), (cells) => {
      const large = cells.map((row) => row.map((count) => count + SMALLEST_GROUP));
      expect(shownCounts(large)).toEqual(whole(large));
    }),
  );
});

test('one small group takes three others with it, no more', () => {
  const cells = [
    [12, 3, 9],
    [8, 7, 11],
    [20, 6, 15],
  ];
  const shown = shownCounts(cells);
  expect(all(shown).filter((count) => count === undefined)).toHaveLength(4);
  expect(shown.rowTotals).toEqual([24, 26, 41]);
  expect(shown.cells[0]?.[1]).toBeUndefined();
});

test('a list is a table of one row: the total of a few is not shown beside all but one of them', () => {
  expect(shownCounts([[10, 2, 30]]).cells[0]?.filter((count) => count === undefined)).toHaveLength(2);
  expect(shownCounts([[10, 0, 30]])).toEqual(whole([[10, 0, 30]]));
  expect(shownCounts([])).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: 0 });
});
