import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { caseCode } from './case-code.ts';

test('a case has the same short code whenever it is asked, and another at the next attempt', () => {
  const id = '5ef3e8c5-3efa-4520-af2f-d7243136f73b';
  expect(caseCode(id)).toBe(caseCode(id));
  expect(caseCode(id)).not.toBe(caseCode(id, 1));
});

test('codes are short, without vowels or signs that are mistaken for others, and hardly ever meet', () => {
  const codes = Array.from({ length: 5_000 }, () => caseCode(randomUUID()));
  for (const code of codes) expect(code).toMatch(/^[2-9BCDFGHJKMNP-TV-Z]{3}-[2-9BCDFGHJKMNP-TV-Z]{3}$/);
  expect(new Set(codes).size).toBeGreaterThan(4_990);
});
