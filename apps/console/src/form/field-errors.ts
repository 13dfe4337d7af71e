/** A field's error as react-hook-form keeps it, somewhere in a tree of field names. */
export type FieldError = { readonly name: string; readonly words: string };

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !(typeof Node !== 'undefined' && value instanceof Node);

/** The errors of a form as a list: `{ commitments: [{ who: { message } }] }` gives `commitments.0.who`. */
export const fieldErrors = (errors: unknown, path = ''): readonly FieldError[] => {
  if (!isTree(errors)) return [];
  if (typeof errors.message === 'string' && typeof errors.type === 'string')
    return [{ name: path, words: errors.message }];
  return Object.entries(errors).flatMap(([key, value]) =>
    key === 'ref' ? [] : fieldErrors(value, path ? `${path}.${key}` : key),
  );
};
