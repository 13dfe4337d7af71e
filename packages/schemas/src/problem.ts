import { type RefusalCode, refusalCodes } from '@stafett/domain';
import { z } from 'zod';

/** What the api itself can say no with, besides the core's refusals. */
export const apiProblemCodes = [
  'notSignedIn',
  'unitNotChosen',
  'notAllowed',
  'csrfRefused',
  'invalidInput',
  'inputTooLarge',
  'tooManyRequests',
  'tooManyCases',
  'documentNotFound',
  'draftNotFound',
  'importRefused',
  'subjectTaken',
  'openCaseExists',
  // what goes to a samverkansteam
  'identifiesSomebody',
  'smallGroup',
  'commandIdReused',
  'unexpected',
] as const;
export type ApiProblemCode = (typeof apiProblemCodes)[number];

export const ProblemCode = z.enum([...apiProblemCodes, ...refusalCodes]);
export type ProblemCode = ApiProblemCode | RefusalCode;

/**
 * One field that is not right: its path in the request (`parties.0.id`) and a reason code. `start` and `end` where it is only a place in a
 * text, in UTF-16 positions of what was sent; never the words themselves.
 */
export const FieldProblem = z.object({
  path: z.string(),
  reason: z.string(),
  start: z.int().optional(),
  end: z.int().optional(),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** What every error carries in `error.data.problem`. `reference` names the log line of an unexpected error; tell support that number. */
export const Problem = z.object({
  code: ProblemCode,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  fields: z.array(FieldProblem).optional(),
  reference: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
