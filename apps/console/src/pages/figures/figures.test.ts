import { type IsoDate, isoDate } from '@stafett/domain';
import { expect, test } from 'vitest';
import { countRows } from './count-rows.ts';
import { figuresPeriod, figuresSearch } from './figures-search.ts';

const today: IsoDate = isoDate('2026-11-22');

test('without days in the address the figures are of this year until today', () => {
  expect(figuresPeriod(figuresSearch({}), today)).toEqual({ from: '2026-01-01', to: '2026-11-22' });
});

test('with the last day alone in the address the year of that day is shown', () => {
  expect(figuresPeriod(figuresSearch({ to: '2020-12-09' }), today)).toEqual({ from: '2020-01-01', to: '2020-12-09' });
});

test('a day that does not exist and days in the wrong order break nothing', () => {
  expect(figuresSearch({ insats: 4, from: '2026-02-30', to: 'soon' })).toEqual({});
  expect(figuresPeriod(figuresSearch({ from: '2026-05-01', to: '2026-04-01' }), today)).toEqual({
    from: '2026-04-01',
    to: '2026-04-01',
  });
});

test('counts stand in the order of the phases, unknown codes last, each with its share', () => {
  expect(countRows({ insats: 30, nytt: 1, kartlaggning: 9 }, ['kartlaggning', 'insats'])).toEqual([
    { code: 'kartlaggning', count: 9, share: 23 },
    { code: 'insats', count: 30, share: 75 },
    { code: 'nytt', count: 1, share: 2 },
  ]);
});

test('where there is nobody there are no shares', () => {
  expect(countRows({ K: 0, M: 0 }, ['K', 'M']).map(({ share }) => share)).toEqual([undefined, undefined]);
});
