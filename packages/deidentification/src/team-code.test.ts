import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { teamCode } from './team-code.ts';

const under = (key: string) => (message: string) => createHmac('sha256', key).update(message).digest('hex');
const theKey = under('a key of the raising agency');
const use = fc.record({ team: fc.uuid(), meeting: fc.uuid(), caseId: fc.uuid() });

test('the same case has one code at a meeting, and another at the next, in another team and under another key', () => {
  fc.assert(
    fc.property(use, fc.uuid(), (one, other) => {
      const code = teamCode(theKey, one);
      expect(code).toMatch(/^[2-9B-DF-HJ-KM-NP-TV-XZ]{2}-[2-9B-DF-HJ-KM-NP-TV-XZ]{4}$/);
      expect(teamCode(theKey, { ...one })).toBe(code);
      for (const elsewhere of [
        teamCode(theKey, { ...one, meeting: other }),
        teamCode(theKey, { ...one, team: other }),
        teamCode(under(other), one),
        teamCode(theKey, one, 1),
      ])
        expect(elsewhere).not.toBe(code);
    }),
  );
});

test('what the parts are is not lost when they are put together', () => {
  const one = { team: 'a', meeting: 'bc', caseId: 'd' };
  expect(teamCode(theKey, one)).not.toBe(teamCode(theKey, { ...one, team: 'ab', meeting: 'c' }));
  expect(teamCode(theKey, one)).not.toBe(teamCode(theKey, { ...one, meeting: 'b', caseId: 'cd' }));
});

test('codes are spread as evenly as by chance, and the order of cases is not that of their codes', () => {
  const codes = Array.from({ length: 5_000 }, (_, n) =>
    teamCode(theKey, { team: 't', meeting: 'm', caseId: String(n).padStart(6, '0') }),
  );
  expect(new Set(codes).size).toBeGreaterThan(4_990);
  const rising = codes.filter((code, n) => code > (codes[n - 1] ?? '')).length;
  expect(rising / codes.length).toBeGreaterThan(0.45);
  expect(rising / codes.length).toBeLessThan(0.55);
});

test('a digest that is too short to hide anything is refused', () => {
  expect(() => teamCode(() => 'abc', { team: 't', meeting: 'm', caseId: 'c' })).toThrow(RangeError);
  expect(() => teamCode(() => 'not hexadecimal at all', { team: 't', meeting: 'm', caseId: 'c' })).toThrow(RangeError);
});
