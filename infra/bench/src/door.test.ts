import { expect, test } from 'vitest';
import { Personnummer } from '../../../packages/schemas/src/wire.ts';
import { numberAt } from './door.ts';

test('the numbers that the bench searches for are taken for numbers, each its own', () => {
  const numbers = Array.from({ length: 1_000 }, (_, turn) => numberAt(1985, turn));
  for (const number of numbers) expect([number, Personnummer.safeParse(number).success]).toEqual([number, true]);
  expect(new Set(numbers).size).toBe(1_000);
});
