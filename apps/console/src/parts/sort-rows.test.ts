import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.ts';

test('names are sorted as in Swedish', () => {
  expect(sortRows(['Öberg', 'Zetterlund', 'Ask', 'Åberg'], (name) => name, 'ascending', 'sv')).toEqual([
    'Ask',
    'Zetterlund',
    'Åberg',
    'Öberg',
  ]);
});

test('numbers are sorted as numbers, also inside codes', () => {
  expect(sortRows([10, 9, 100], (days) => days, 'descending', 'sv')).toEqual([100, 10, 9]);
  expect(sortRows(['SA-10', 'SA-9'], (code) => code, 'ascending', 'sv')).toEqual(['SA-9', 'SA-10']);
});

test('what is missing comes last in both directions', () => {
  const rows = [{ days: undefined }, { days: 2 }, { days: 1 }];
  const days = (row: { days: number | undefined }) => row.days;
  expect(sortRows(rows, days, 'ascending', 'sv').map(days)).toEqual([1, 2, undefined]);
  expect(sortRows(rows, days, 'descending', 'sv').map(days)).toEqual([2, 1, undefined]);
});

test('equals stay in the order they came', () => {
  const rows = ['a1', 'b1', 'a2'];
  expect(sortRows(rows, (row) => row[0], 'descending', 'sv')).toEqual(['b1', 'a1', 'a2']);
});
