import { expect, test } from 'vitest';
import { sortInAddress, stalledRequest, stalledSearch, stalledSort } from './stalled-search.ts';

test('what the address can not mean is left out', () => {
  expect(stalledSearch({ all: 'yes', phase: 'nonsense', cause: 7, insats: '', sort: 'drop', other: 'x' })).toEqual({});
});

test('the filters of the address are asked of the api', () => {
  const search = stalledSearch({ phase: 'handover', cause: 'counterpart', agency: 'a1', insats: 'sikta' });
  expect(stalledRequest(search)).toEqual({
    stalledOnly: true,
    phase: 'handover',
    cause: 'counterpart',
    waitingForAgency: 'a1',
    insats: 'sikta',
  });
  expect(stalledRequest(stalledSearch({ all: true }))).toEqual({ stalledOnly: false });
});

test('a place is one of an insats: without one the address means none', () => {
  expect(stalledSearch({ ort: 'kfv' })).toEqual({});
  const search = stalledSearch({ insats: 'tuna', ort: 'kfv', ko: 'waitsForPlacement' });
  expect(stalledRequest(search)).toEqual({
    stalledOnly: true,
    insats: 'tuna',
    place: 'kfv',
    queue: 'waitsForPlacement',
  });
});

test('whoever has stood still longest stands first until another order is chosen', () => {
  expect(stalledSort({})).toEqual({ column: 'stood', direction: 'descending' });
  const chosen = { column: 'waitsFor', direction: 'ascending' } as const;
  expect(stalledSort({ sort: sortInAddress(chosen) })).toEqual(chosen);
  expect(stalledSort({ sort: '-next' })).toEqual({ column: 'next', direction: 'descending' });
});
