import type { FieldProblem, Problem, ProblemCode } from '@stafett/schemas';
import { KeyStoreUnavailable } from '@stafett/vault';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { Refused } from './refuse.ts';

// Our own reasons are one camel-case word; zod's sentences could quote what was sent, so its issue code stands in for them.
const REASON = /^[a-z][A-Za-z]{1,40}$/;

/** The fields that are wrong, by path and reason code. */
export const fieldsOf = (error: ZodError): FieldProblem[] =>
  error.issues.slice(0, 100).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 200),
    reason: REASON.test(issue.message) ? issue.message : issue.code,
  }));

const POSTGRES_GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
]);

/** The codes of an error and its causes: system, PostgreSQL's and Prisma's. */
const codesOf = (error: unknown): string[] => {
  const codes: string[] = [];
  for (let at = error; at instanceof Error && codes.length < 10; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') codes.push(code);
    const { originalCode } = at as { originalCode?: unknown };
    if (typeof originalCode === 'string') codes.push(originalCode);
  }
  return codes;
};

const byStatus: Partial<Record<TRPCError['code'], ProblemCode>> = {
  BAD_REQUEST: 'invalidInput',
  PARSE_ERROR: 'invalidInput',
  NOT_FOUND: 'invalidInput',
  METHOD_NOT_SUPPORTED: 'invalidInput',
  UNSUPPORTED_MEDIA_TYPE: 'invalidInput',
  PAYLOAD_TOO_LARGE: 'inputTooLarge',
  UNAUTHORIZED: 'notSignedIn',
};

/** What is wrong, as the caller may know it. Everything unforeseen is `unexpected`. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Refused)
    return {
      code: error.problem,
      facts: { ...error.facts },
      ...(error.fields.length > 0 ? { fields: [...error.fields] } : {}),
    };
  if (error instanceof TRPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError)
      return { code: 'invalidInput', facts: {}, fields: fieldsOf(error.cause) };
    const known = byStatus[error.code];
    if (known) return { code: known, facts: {} };
    if (error.cause) return problemOf(error.cause);
  }
  if (error instanceof KeyStoreUnavailable) return { code: 'keyStoreUnavailable', facts: {} };
  if (codesOf(error).some((code) => POSTGRES_GONE.has(code))) return { code: 'storeUnavailable', facts: {} };
  return { code: 'unexpected', facts: {} };
};
