import { expect, test } from 'vitest';
import { caseScope, checkedScope, journeyScope, type Scope, scopeOfWorkflow } from './scope.ts';

test("a journey's payloads belong to the case's journey", () => {
  expect(scopeOfWorkflow('journey-3f2a')).toBe('journey:3f2a');
  expect(journeyScope('3f2a')).toBe('journey:3f2a');
});

test('other workflows have a key each, and where Temporal names none there is one for all', () => {
  expect(scopeOfWorkflow('waiting-list-sikta-vasteras')).toBe('workflow:waiting-list-sikta-vasteras');
  expect(scopeOfWorkflow('journey-')).toBe('workflow:journey-');
  expect(scopeOfWorkflow(undefined)).toBe('workflow:none');
  expect(scopeOfWorkflow('')).toBe('workflow:none');
});

test('the runs of a schedule share its key', () => {
  expect(scopeOfWorkflow('resend-sweep-2026-11-22T06:00:00Z')).toBe('workflow:resend-sweep');
  expect(scopeOfWorkflow('resend-sweep')).toBe('workflow:resend-sweep');
});

test.each([
  '',
  'participant:',
  'case:a',
  'case:a:',
  'case::b',
  'case:a:b:c',
  'journey: ',
  'draft:a b',
  'other:a',
  'lookup:1',
])('%j is no scope', (scope) => {
  expect(() => checkedScope(scope as Scope)).toThrow(RangeError);
});

test('an id with a colon cannot pass for another case', () => {
  expect(() => caseScope('a:b', 'c')).toThrow(RangeError);
});
