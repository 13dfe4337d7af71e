import type { FieldProblem, Problem, ProblemCode } from '@stafett/schemas';
import { KeyDestroyed, KeyStoreUnavailable } from '@stafett/vault';
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
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

type Coded = {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly kind?: unknown;
  readonly cause?: unknown;
  readonly meta?: unknown;
  readonly driverAdapterError?: unknown;
};

/** The codes of an error and its causes: system, PostgreSQL's and Prisma's, which keeps those of a raw statement in `meta`. */
const codesOf = (error: unknown, depth = 0): readonly string[] => {
  if (typeof error !== 'object' || error === null || depth > 6) return [];
  const { code, originalCode, kind, cause, meta, driverAdapterError }: Coded = error;
  return [
    ...[code, originalCode, kind].filter((one) => typeof one === 'string'),
    ...[cause, meta, driverAdapterError].flatMap((one) => codesOf(one, depth + 1)),
  ];
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
  // Whoever still has a form open about a case that is gallrat writes to nobody.
  if (error instanceof KeyDestroyed) return { code: 'caseNotFound', facts: {} };
  if (codesOf(error).some((code) => POSTGRES_GONE.has(code))) return { code: 'storeUnavailable', facts: {} };
  return { code: 'unexpected', facts: {} };
};
