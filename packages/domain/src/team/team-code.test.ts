import fc from 'fast-check';
import { expect, test } from 'vitest';
import { teamCode } from './team-code.ts';

const use = fc.record({ team: fc.uuid(), meeting: fc.uuid() });

test('the same case has one code at a meeting, and another at the next, in another team and of another secret', () => {
  fc.assert(
    fc.property(fc.uuid(), use, fc.uuid(), (secret, one, other) => {
      const code = teamCode(secret, one);
      expect(code).toMatch(/^[2-9B-DF-HJ-KM-NP-TV-XZ]{2}-[2-9B-DF-HJ-KM-NP-TV-XZ]{4}$/);
      expect(teamCode(secret, { ...one })).toBe(code);
      for (const elsewhere of [
        teamCode(secret, { ...one, meeting: other }),
        teamCode(secret, { ...one, team: other }),
        teamCode(other, one),
      ])
        expect(elsewhere).not.toBe(code);
    }),
    { numRuns: 50 },
  );
});

test('what the parts are is not lost when they are put together', () => {
  expect(teamCode('s', { team: 'a', meeting: 'bc' })).not.toBe(teamCode('s', { team: 'ab', meeting: 'c' }));
});

test('codes are spread as evenly as by chance, and the order of cases is not that of their codes', () => {
  const codes = Array.from({ length: 2_000 }, (_, n) =>
    teamCode(String(n).padStart(6, '0'), { team: 't', meeting: 'm' }),
  );
  expect(new Set(codes).size).toBeGreaterThan(1_990);
  const rising = codes.filter((code, n) => code > (codes[n - 1] ?? '')).length;
  expect(rising / codes.length).toBeGreaterThan(0.45);
  expect(rising / codes.length).toBeLessThan(0.55);
});
