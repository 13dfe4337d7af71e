import type { Problem, ProblemCode } from '@stafett/schemas';
import { TRPCClientError } from '@trpc/client';
import type { TFunction } from 'i18next';

/** What went wrong: the api's own problem, or that the api could not be reached. */
export type KnownProblem = Omit<Problem, 'code'> & { readonly code: ProblemCode | 'offline' };

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'facts' in value;

/** Nobody is signed in, as an answer that came in good order. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** Takes anything thrown by a call to the api. Without an answer it is `offline`; an answer that is not understood is `unexpected`. */
export const problemOf = (error: unknown): KnownProblem => {
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (typeof data === 'object' && data !== null && 'problem' in data && isProblem(data.problem)) return data.problem;
    if (data === undefined || data === null) return { code: 'offline', facts: {} };
  }
  if (error instanceof NotSignedIn) return { code: 'notSignedIn', facts: {} };
  return { code: 'unexpected', facts: {} };
};

/** The problem in words: why it did not happen and what one can do. */
export const problemWords = (t: TFunction, { code, facts, reference }: KnownProblem): string => {
  // A code that is newer than this page has no words yet.
  const say = t as (keys: readonly string[], facts: KnownProblem['facts']) => string;
  const words = say([`problem.${code}`, `refusal.${code}`, 'problem.unexpected'], facts);
  return reference ? `${words} ${t('page.reference', { reference })}` : words;
};
