import { expect, test } from 'vitest';
import { interleave, p50, p99 } from './samples.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => index + 1);

test('half of the samples do not exceed the median, and all but one in a hundred not the 99th percentile', () => {
  expect(p50(oneToHundred)).toBe(50);
  expect(p99(oneToHundred)).toBe(99);
  expect(p99([7])).toBe(7);
  expect(p50([3, 1, 2])).toBe(2);
});

test('nothing measured is no figure', () => {
  expect(() => p50([])).toThrow('nothing was measured');
});

test('every contender is called once a round, another first each time, and the warm-up is not counted', async () => {
  const calls: string[] = [];
  const contender = (name: 'a' | 'b' | 'c') => ({ name, call: async (turn: number) => calls.push(`${name}${turn}`) });
  const samples = await interleave([contender('a'), contender('b'), contender('c')], { warmUp: 1, measured: 2 });
  expect(calls).toEqual(['a0', 'b0', 'c0', 'b1', 'c1', 'a1', 'c2', 'a2', 'b2']);
  expect(samples.a).toHaveLength(2);
  expect(samples.c).toHaveLength(2);
});
