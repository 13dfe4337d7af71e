import { expect, test } from 'vitest';
import { hasRightCheckDigit } from './check-digit.ts';

test('a number whose last digit the others do not give is wrong, however it is written', () => {
  expect(['191212121212', '19121212-1212', '121212+1212', '12 12 12-1212'].map(hasRightCheckDigit)).toEqual(
    Array(4).fill(true),
  );
  expect(['19870412-1234', '1912', '19121212-121X', ''].map(hasRightCheckDigit)).toEqual(Array(4).fill(false));
});
