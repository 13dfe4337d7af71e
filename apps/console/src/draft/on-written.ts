import type { FieldValues, UseFormReturn } from 'react-hook-form';

/**
 * Tells what the form holds each time it changes, from the first time that a person changes something: what a form sets by itself is
 * nobody's draft. With `begun` somebody has written before. Gives what ends it.
 */
export const onWritten = <Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, 'subscribe'>,
  tell: (values: Values) => void,
  begun: () => boolean,
): (() => void) => {
  let written = false;
  return form.subscribe({
    formState: { values: true },
    callback: ({ values, name, type }) => {
      // The library names the event of what a person did, and the field alone of what the page sets.
      written ||= type !== undefined;
      if (type !== undefined || (name !== undefined && (written || begun()))) tell(values);
    },
  });
};
