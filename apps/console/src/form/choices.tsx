import type { ReactNode } from 'react';
import { type FieldPath, type FieldValues, type RegisterOptions, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { chooseWords, Field, FieldError, type FieldProps, useField } from './field.tsx';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

/** One of many, in a list that opens. For up to six or so, RadioGroup is easier. */
export const SelectField = <Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  optional,
  inErrors,
  choices,
}: FieldProps<FieldPath<Values>> & { choices: readonly Choice[] }) => {
  const { t } = useTranslation();
  const { register } = useFormContext<Values>();
  const { id, error, control } = useField(name, hint !== undefined);
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      <select
        {...register(name, {
          ...(!optional && { required: chooseWords(t, label, inErrors) }),
        } as RegisterOptions<Values>)}
        {...control}
        className="input select"
      >
        <option value="">{t('form.choosePlaceholder')}</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
};

const Group = <Values extends FieldValues>({
  type,
  name,
  label,
  hint,
  optional,
  inErrors,
  choices,
  children,
}: FieldProps<FieldPath<Values>> & {
  type: 'radio' | 'checkbox';
  choices: readonly Choice[];
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const { register } = useFormContext<Values>();
  const { id, error, control } = useField(name, hint !== undefined);
  const must = chooseWords(t, label, inErrors);
  const registered = register(name, {
    validate: (value: unknown) =>
      optional ||
      (Array.isArray(value) ? value.length > 0 : value !== '' && value !== undefined && value !== null) ||
      must,
  } as RegisterOptions<Values>);
  return (
    <fieldset className={error ? 'field field-failed' : 'field'} aria-describedby={control['aria-describedby']}>
      <legend>
        {label} {optional && <span className="field-optional">{t('form.optional')}</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldError id={id} words={error} />
      {choices.map(({ value, label: words, hint: more }, index) => {
        // The summary's link leads to the first choice.
        const choiceId = index === 0 ? id : `${id}-${value}`;
        return (
          <div key={value} className="choice">
            <input
              {...registered}
              type={type}
              id={choiceId}
              value={value}
              aria-invalid={control['aria-invalid']}
              aria-describedby={more ? `${choiceId}-more` : undefined}
            />
            <label htmlFor={choiceId}>{words}</label>
            {more && (
              <p id={`${choiceId}-more`} className="field-hint">
                {more}
              </p>
            )}
          </div>
        );
      })}
      {children}
    </fieldset>
  );
};

/** One of a few. */
export const RadioGroup = <Values extends FieldValues = FieldValues>(
  props: FieldProps<FieldPath<Values>> & { choices: readonly Choice[] },
) => <Group<Values> type="radio" {...props} />;

/** Any of a few; the form's value is a list, so begin with `[]`. */
export const CheckboxGroup = <Values extends FieldValues = FieldValues>(
  props: FieldProps<FieldPath<Values>> & { choices: readonly Choice[] },
) => <Group<Values> type="checkbox" {...props} />;

/** Yes or no in one box; the form's value is a boolean. Never required. */
export const Checkbox = <Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
}: Omit<FieldProps<FieldPath<Values>>, 'optional'>) => {
  const { register } = useFormContext<Values>();
  const { id, error, control } = useField(name, hint !== undefined);
  return (
    <div className={error ? 'field field-failed' : 'field'}>
      <FieldError id={id} words={error} />
      <div className="choice">
        <input {...register(name)} {...control} type="checkbox" />
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
};

/** The form's buttons: what sends it first. */
export const FormButtons = ({ children }: { children: ReactNode }) => <div className="buttons">{children}</div>;

/** Of a form that opens in its place on a page: saves it, or closes it again with nothing saved. */
export const SaveButtons = ({ working, cancel }: { working: boolean; cancel: () => void }) => {
  const { t } = useTranslation();
  return (
    <FormButtons>
      <Button type="submit" kind="primary" working={working}>
        {t('form.save')}
      </Button>
      <Button onClick={cancel}>{t('form.cancel')}</Button>
    </FormButtons>
  );
};
