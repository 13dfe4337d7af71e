import type { TFunction } from 'i18next';
import type { FieldError } from '../form/field-errors.ts';
import { type KnownProblem, problemWords } from '../problem.ts';

/** The form's field, and what it is called there, for a path in the request. */
export type FieldNames = Readonly<Record<string, { readonly name: string; readonly label: string }>>;

/** The field that a refusal is about, by its code. */
export type Refusals = Readonly<Record<string, string | ((facts: KnownProblem['facts']) => string)>>;

/**
 * The fields that the api said no to, in the form's own names and words; undefined when it was about something else. `refusals` names the
 * field that a refusal of the core is about, by its code; where that depends on which, by the refusal's facts.
 */
export const refusedFields = (
  t: TFunction,
  problem: KnownProblem | undefined,
  names: FieldNames,
  refusals: Refusals = {},
): readonly FieldError[] | undefined => {
  const about = problem && refusals[problem.code];
  if (problem && about)
    return [{ name: typeof about === 'string' ? about : about(problem.facts), words: problemWords(t, problem) }];
  if (problem?.code !== 'invalidInput') return undefined;
  // A reason that is newer than this page has no words of its own.
  const say = t as (keys: readonly string[], facts: { readonly label: string }) => string;
  const found = (problem.fields ?? []).flatMap(({ path, reason }) => {
    const field = names[path];
    return field ? [{ name: field.name, words: say([`fieldReason.${reason}`, 'fieldReason.other'], field) }] : [];
  });
  return found.length > 0 ? found : undefined;
};
