import { type FieldValues, set } from 'react-hook-form';

/** A form's values as the api keeps a draft: path → text. What is no text is kept as JSON under `path:json`. */
export type DraftFields = Record<string, string>;

const JSON_MARK = ':json';
const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** `{ text: 'a', rows: [{ who: 'b', must: true }] }` gives `{ text: 'a', 'rows.0.who': 'b', 'rows.0.must:json': 'true' }`. */
export const draftFields = (values: object, path = ''): DraftFields =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      const here = path + key;
      if (value === undefined) return [];
      if (typeof value === 'string') return [[here, value]];
      if (isTree(value) && Object.keys(value).length > 0) return Object.entries(draftFields(value, `${here}.`));
      return [[here + JSON_MARK, JSON.stringify(value)]];
    }),
  );

/** The values that the draft was made of. A field that the form has got since keeps what `defaults` says. */
export const draftValues = <Values extends FieldValues>(fields: DraftFields, defaults: Values): Values => {
  const values: Values = structuredClone(defaults);
  // A list is the draft's own: rows that the form begins with must not come back after they were removed.
  for (const key of Object.keys(defaults)) {
    if (Array.isArray(defaults[key]) && Object.keys(fields).some((field) => field.startsWith(`${key}.`)))
      set(values, key, []);
  }
  for (const [field, text] of Object.entries(fields)) {
    if (field.endsWith(JSON_MARK)) set(values, field.slice(0, -JSON_MARK.length), JSON.parse(text));
    else set(values, field, text);
  }
  return values;
};

/** The texts that a person wrote in a draft: dates, choices and ids left out. */
export const writtenTexts = (fields: DraftFields): readonly string[] =>
  Object.entries(fields)
    .filter(([field]) => !field.endsWith(JSON_MARK))
    .map(([, text]) => text.trim())
    .filter((text) => /\s/.test(text));
