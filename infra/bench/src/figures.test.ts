import { expect, test } from 'vitest';
import { against, asJson, asLine } from './figures.ts';

const act = against({
  name: 'act.client.p50',
  value: 15.25,
  unit: 'ms',
  baseline: 10,
  goal: { of: 'ratio', atMost: 1.6 },
});

test('a figure as JSON has name, value, unit, baseline and ratio, and null where there is nothing to compare with', () => {
  expect(JSON.parse(asJson(act))).toEqual({
    name: 'act.client.p50',
    value: 15.25,
    unit: 'ms',
    baseline: 10,
    ratio: 1.525,
  });
  expect(JSON.parse(asJson({ name: 'console', value: 178.123_456, unit: 'kB' }))).toEqual({
    name: 'console',
    value: 178.1,
    unit: 'kB',
    baseline: null,
    ratio: null,
  });
});

test('a line for people says whether the goal, of the ratio or of the value, was met', () => {
  expect(asLine(act)).toMatch(/act\.client\.p50 +15\.3 ms +10\.0 +× 1\.52 +≤ × 1\.6 +met$/);
  expect(asLine({ ...act, ratio: 1.7 })).toMatch(/MISSED$/);
  const events = { name: 'events', value: 8, unit: 'events', goal: { of: 'value', atMost: 6 } } as const;
  expect(asLine(events)).toMatch(/≤ 6 events +MISSED$/);
  expect(asLine({ name: 'console', value: 178, unit: 'kB' })).toMatch(/178 kB$/);
});
