import type { Facts, Refusal } from '@stafett/domain';
import type { FieldProblem, ProblemCode } from '@stafett/schemas';
import { TRPCError } from '@trpc/server';
import { statusOf } from './status.ts';

/** A coded no on its way out: what the caller is told, and nothing else. */
export class Refused extends TRPCError {
  override readonly name = 'Refused';
  readonly problem: ProblemCode;
  readonly facts: Facts;
  readonly fields: readonly FieldProblem[];
  constructor(problem: ProblemCode, facts: Facts = {}, fields: readonly FieldProblem[] = []) {
    super({ code: statusOf[problem], message: problem });
    this.problem = problem;
    this.facts = facts;
    this.fields = fields;
  }
}

/** Takes a refusal of the core or a code of the api; gives the error to throw. */
export const refused = (refusal: Refusal): Refused => new Refused(refusal.code, refusal.facts);

/** A field that only the server could find wrong. */
export const invalidField = (path: string, reason: string): Refused =>
  new Refused('invalidInput', {}, [{ path, reason }]);

/** Unknown and not allowed to be seen are one and the same. */
export const caseNotFound = (): Refused => new Refused('caseNotFound');
