import { Prisma } from '@stafett/db';
import { STORE_FAULT, STORE_UNAVAILABLE } from '@stafett/workflows/ports';
import { ApplicationFailure } from '@temporalio/common';

type Coded = {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly kind?: unknown;
  readonly cause?: unknown;
  readonly meta?: unknown;
};

const isCoded = (value: unknown): value is Coded => typeof value === 'object' && value !== null;

/** Prisma keeps PostgreSQL's own code (SQLSTATE) or its driver's word for it at various depths of what it throws. */
const codesIn = (error: unknown, depth = 0): readonly string[] => {
  if (!isCoded(error) || depth > 4) return [];
  const own = [error.code, error.originalCode, error.kind].filter((code) => typeof code === 'string');
  const driver = isCoded(error.meta) && 'driverAdapterError' in error.meta ? error.meta.driverAdapterError : undefined;
  return [...own, ...codesIn(error.meta, depth + 1), ...codesIn(driver, depth + 1), ...codesIn(error.cause, depth + 1)];
};

const UNIQUE_VIOLATION = '23505';
/** What an act was to follow does not stand: see `write`. */
const DIVISION_BY_ZERO = '22012';
const SERIALIZATION = ['40001', '40P01'];

/** Whether another act on the same case came first, or what was remembered of it is not so: reading anew settles it. */
export const isConflict = (error: unknown): boolean =>
  codesIn(error).some(
    (code) =>
      code === UNIQUE_VIOLATION || code === DIVISION_BY_ZERO || code === 'P2002' || SERIALIZATION.includes(code),
  );

/** Whether a function of PostgreSQL's looked at what it was asked for and said no. */
export const isRefusedByStore = (error: unknown): boolean => codesIn(error).includes('23001');

// Class 08: connection; 53: resources; 57014: statement timeout; 57P: shutdown, crash, not yet started; 58: system error.
const UNREACHABLE =
  /^(08|53|57014$|57P|58)|^(P1001|P1002|P1008|P1011|P1017|P2024|P2028)$|^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$|^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_AGAIN)/;

// Some of what the driver throws has words alone.
const UNREACHABLE_WORDS =
  /connection (terminated|error|refused|timeout)|timeout exceeded when trying to connect|server has closed|not queryable/i;

const isUnreachable = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientInitializationError ||
  codesIn(error).some((code) => UNREACHABLE.test(code)) ||
  (error instanceof Error && UNREACHABLE_WORDS.test(`${error.message} ${String(error.cause ?? '')}`));

/** The first place in the code that the stack names, which begins after the message: that may say "at" too, in somebody's own words. */
const placeOf = (error: unknown): string => {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const at = error.stack.indexOf(error.message);
  const places = at < 0 ? error.stack : error.stack.slice(at + error.message.length);
  return /^\s+(at .*)$/m.exec(places)?.[1] ?? '';
};

/**
 * Runs work on the store and turns what it throws into what a workflow may see: the store gave no answer, or a fault of
 * ours by its codes alone (a message of PostgreSQL's can hold values).
 */
export const onStore = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplicationFailure) throw error;
    if (isUnreachable(error)) throw ApplicationFailure.retryable(STORE_UNAVAILABLE, STORE_UNAVAILABLE);
    const name = error instanceof Error ? error.name : 'unknown';
    throw ApplicationFailure.nonRetryable([name, ...codesIn(error), placeOf(error)].join(' '), STORE_FAULT);
  }
};
