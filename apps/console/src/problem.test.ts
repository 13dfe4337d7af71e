import { TRPCClientError } from '@trpc/client';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { sv } from './i18n/sv.ts';
import { problemOf, problemWords } from './problem.ts';

beforeAll(() => i18next.init({ lng: 'sv', resources: { sv: { translation: sv } } }));

const answered = (problem: object) =>
  TRPCClientError.from({ error: { code: -32000, message: 'refused', data: { problem } } } as never);

test('a coded no is told in words', () => {
  const problem = problemOf(answered({ code: 'meetingNotHeld', facts: {} }));
  expect(problemWords(i18next.t, problem)).toBe(sv.refusal.meetingNotHeld);
});

test('without an answer there is no contact, and nothing is lost', () => {
  const problem = problemOf(TRPCClientError.from(new TypeError('Failed to fetch')));
  expect(problemWords(i18next.t, problem)).toBe(sv.problem.offline);
});

test('a code that this page does not know is still told, with the reference to give to support', () => {
  const words = problemWords(
    i18next.t,
    problemOf(answered({ code: 'newerThanThePage', facts: {}, reference: 'K7Q2' })),
  );
  expect(words).toContain(sv.problem.unexpected);
  expect(words).toContain('K7Q2');
});

test('what is not from the api at all is unexpected', () => {
  expect(problemOf(new Error('a bug')).code).toBe('unexpected');
  expect(problemOf(undefined).code).toBe('unexpected');
});
