import { expect, test } from 'vitest';
import { bySexOf, splitWhereMany } from './by-sex.ts';

const rows = (counts: Readonly<Record<string, readonly [women: number, men: number]>>) =>
  Object.entries(counts).flatMap(([reason, [women, men]]) => [
    { reason, sex: 'K' as const, cases: women },
    { reason, sex: 'M' as const, cases: men },
  ]);
const split = (counts: Parameters<typeof rows>[0]) => splitWhereMany(rows(counts), ({ reason }) => reason);

test('women and men are added up, also where there is none of one', () => {
  expect(bySexOf(rows({ arbete: [3, 0], flytt: [1, 0] }))).toEqual({ K: 4, M: 0 });
});

test('reasons of five or more are split by sex; those of fewer are not', () => {
  expect(split({ arbete: [2, 3], flytt: [1, 1], avliden: [0, 1] })).toEqual({ arbete: { K: 2, M: 3 } });
});

test('a single small reason would be told by what the others leave of the whole: the next is left out with it', () => {
  expect(split({ arbete: [6, 5], studier: [4, 3], avliden: [1, 0] })).toEqual({ arbete: { K: 6, M: 5 } });
});

test('where all are large, all are split; where all are small, none is', () => {
  expect(split({ arbete: [6, 5], studier: [5, 0] })).toEqual({ arbete: { K: 6, M: 5 }, studier: { K: 5, M: 0 } });
  expect(split({ avliden: [1, 0] })).toEqual({});
});
