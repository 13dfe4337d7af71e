import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { get, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFieldId } from './form.tsx';

/** What every field has. `name` is its path in the form's values. Fields must be filled in unless `optional`. */
export type FieldProps<Name extends string = string> = {
  readonly name: Name;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  /** What the label is called in an error, where the label alone does not say which field it is: "vem i åtagande 2". */
  readonly inErrors?: string | undefined;
};

/** "Svar senast" → "svar senast", but not "FK-handläggare". */
export const insideSentence = (label: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** What is said when nothing is chosen: a label that asks is answered, any other is chosen. */
export const chooseWords = (t: TFunction, label: string, inErrors?: string): string =>
  inErrors === undefined && label.endsWith('?')
    ? t('form.answer', { label })
    : t('form.choose', { label: inErrors ?? insideSentence(label) });

/** A field's error words and the attributes that tie control, hint and error together. */
export const useField = (name: string, hasHint: boolean) => {
  const id = useFieldId(name);
  const { errors } = useFormState({ name });
  const found: { message?: string } | undefined = get(errors, name);
  const words = found?.message || undefined;
  const described = [hasHint && `${id}-hint`, words && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    error: words,
    control: { id, 'aria-invalid': words ? true : undefined, 'aria-describedby': described || undefined } as const,
  };
};

export const FieldError = ({ id, words }: { id: string; words: string | undefined }) => {
  const { t } = useTranslation();
  return words ? (
    <p id={`${id}-error`} className="field-error">
      <span className="unseen">{t('form.errorPrefix')}</span>
      {words}
    </p>
  ) : null;
};

/** Label, hint and error around one control. */
export const Field = ({
  id,
  label,
  hint,
  optional = false,
  error,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean | undefined;
  error: string | undefined;
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  return (
    <div className={error ? 'field field-failed' : 'field'}>
      <label htmlFor={id}>
        {label} {optional && <span className="field-optional">{t('form.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldError id={id} words={error} />
      {children}
    </div>
  );
};
