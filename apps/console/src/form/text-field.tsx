import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { type FieldPath, type FieldValues, type RegisterOptions, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field, type FieldProps, insideSentence, useField } from './field.tsx';

/** Text on one line. `characters` is the width that suggests how much is asked for. */
export const TextField = <Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  optional,
  inErrors,
  characters,
  inputMode,
  autoComplete = 'off',
  maxLength = 200,
  validate,
}: FieldProps<FieldPath<Values>> & {
  characters?: 4 | 8 | 16 | 24;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  /** Gives the words of what is wrong, or undefined. */
  validate?: (value: string) => string | undefined;
}) => {
  const { t } = useTranslation();
  const { register } = useFormContext<Values>();
  const { id, error, control } = useField(name, hint !== undefined);
  const what = inErrors ?? insideSentence(label);
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <input
        {...register(name, {
          ...(!optional && { required: t('form.required', { label: what }) }),
          validate: (value: string) =>
            value.length > maxLength
              ? t('form.tooLong', { label, max: maxLength, count: value.length - maxLength })
              : value.trim() === ''
                ? optional || t('form.required', { label: what })
                : (validate?.(value.trim()) ?? true),
        } as RegisterOptions<Values>)}
        {...control}
        className="input"
        data-characters={characters}
        inputMode={inputMode}
        autoComplete={autoComplete}
      />
    </Field>
  );
};

/** Text on several lines; it grows with what is written. `below` is for the state of the draft. */
export const TextArea = <Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  optional,
  inErrors,
  rows = 4,
  maxLength = 20_000,
  below,
}: FieldProps<FieldPath<Values>> & { rows?: number; maxLength?: number; below?: ReactNode }) => {
  const { t } = useTranslation();
  const { register } = useFormContext<Values>();
  const { id, error, control } = useField(name, hint !== undefined);
  const what = inErrors ?? insideSentence(label);
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <textarea
        {...register(name, {
          validate: (value: string) =>
            value.length > maxLength
              ? t('form.tooLong', { label, max: maxLength, count: value.length - maxLength })
              : optional || value.trim() !== '' || t('form.required', { label: what }),
        } as RegisterOptions<Values>)}
        {...control}
        className="input textarea"
        rows={rows}
      />
      {below}
    </Field>
  );
};
