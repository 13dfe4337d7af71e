import { describe, expect, test } from 'vitest';
import { isoDate } from '../calendar/index.ts';
import { disclosureBases } from '../handover/handover.ts';
import { basesFor, basisAllowed, disclosureRuleFor, disclosureRules } from './disclosure-basis.ts';

const today = isoDate('2026-11-23');

describe('generalklausulen (OSL 10:27)', () => {
  test.each(['region', 'kommun'] as const)(
    'does not cover data of the %s: vård and socialtjänst are outside it',
    (giver) => {
      expect(basisAllowed('generalklausulen', giver, today)).toBe(false);
    },
  );

  test.each(['arbetsformedlingen', 'forsakringskassan'] as const)('may be used by %s', (giver) => {
    expect(basisAllowed('generalklausulen', giver, today)).toBe(true);
  });
});

test.each(['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'] as const)(
  '%s may hand on with samtycke or by a duty in law',
  (giver) => {
    expect(basesFor(giver, today)).toEqual(expect.arrayContaining(['samtycke', 'statutoryDuty']));
  },
);

test('a förbund hands nothing on', () => {
  expect(basesFor('forbund', today)).toEqual([]);
});

test('before the law was in force there was no ground in it', () => {
  expect(basisAllowed('samtycke', 'region', isoDate('2009-06-29'))).toBe(false);
  expect(basisAllowed('samtycke', 'region', isoDate('2009-06-30'))).toBe(true);
});

test('every ground names its paragraph, and at most one rule holds on a day', () => {
  for (const basis of disclosureBases) {
    expect(disclosureRules.some((rule) => rule.basis === basis)).toBe(true);
    const rules = disclosureRules.filter((rule) => rule.basis === basis && rule.until === undefined);
    for (const giver of ['arbetsformedlingen', 'forsakringskassan', 'region', 'kommun'] as const)
      expect(rules.filter(({ givers }) => givers.includes(giver)).length).toBeLessThanOrEqual(1);
  }
  expect(disclosureRuleFor('generalklausulen', 'forsakringskassan', today)?.references).toEqual(['OSL 10:27']);
});
