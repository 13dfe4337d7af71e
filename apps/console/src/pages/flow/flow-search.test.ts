import { isoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { flowPeriod, flowSearch } from './flow-search.ts';

test('insats and place are in the address; a place says nothing without its insats', () => {
  expect(flowSearch({ insats: 'tuna', place: 'eskilstuna', other: 'x' })).toEqual({
    insats: 'tuna',
    place: 'eskilstuna',
  });
  expect(flowSearch({ place: 'kfv' })).toEqual({});
  expect(flowSearch({ insats: 'tuna', place: 7 })).toEqual({ insats: 'tuna' });
});

test('without days the last quarter is shown; days in the wrong order break nothing', () => {
  const today = isoDate('2026-11-22');
  expect(flowPeriod({}, today)).toEqual({ from: '2026-08-23', to: '2026-11-22' });
  const turned = flowSearch({ from: '2026-05-01', to: '2026-04-01' });
  expect(flowPeriod(turned, today)).toEqual({ from: '2026-04-01', to: '2026-04-01' });
});
