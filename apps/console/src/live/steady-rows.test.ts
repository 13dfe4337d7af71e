import { expect, test } from 'vitest';
import { steadyRows } from './steady-rows.ts';

type Row = { id: string; words: string };
const row = (id: string, words = id): Row => ({ id, words });
const keyOf = ({ id }: Row) => id;

test('rows keep their place and are brought up to date', () => {
  const { rows, fresh } = steadyRows([row('a'), row('b')], [row('b', 'B'), row('a', 'A')], keyOf);
  expect(rows).toEqual([
    { row: row('a', 'A'), gone: false },
    { row: row('b', 'B'), gone: false },
  ]);
  expect(fresh).toBe(0);
});

test('a row that left the list stays where it was, marked as gone', () => {
  expect(steadyRows([row('a'), row('b')], [row('b')], keyOf).rows[0]).toEqual({ row: row('a'), gone: true });
});

test('new rows are only counted', () => {
  const { rows, fresh } = steadyRows([row('b')], [row('a'), row('b'), row('c')], keyOf);
  expect(rows.map(({ row: { id } }) => id)).toEqual(['b']);
  expect(fresh).toBe(2);
});
