import type { IsoDate } from '@stafett/domain';
import { useEffect, useRef, useState } from 'react';
import { type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Lean, parseClock, parseDate } from '../format/parse-date.ts';
import { useFormat } from '../format/use-format.ts';
import { Field, type FieldProps, insideSentence, useField } from './field.tsx';

/**
 * A day. One types 2026-11-22 or 22/11 (or opens the browser's calendar); the form's value is `YYYY-MM-DD`, or '' while what is typed is
 * no day. Below stands the day that was understood, with weekday, week and working days.
 */
export const DateField = <Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  optional,
  inErrors,
  lean = 'nearest',
  earliest,
  latest,
}: FieldProps<FieldPath<Values>> & {
  /** Which year a day without one belongs to. */
  lean?: Lean;
  earliest?: IsoDate | undefined;
  latest?: IsoDate | undefined;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, error, control } = useField(name, true);
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');

  const wrong = (value: string): string | true => {
    if (value === '' && typed.trim() !== '') return t('form.dateInvalid', { label });
    if (value === '') return optional || t('form.dateRequired', { label: inErrors ?? label });
    if (earliest && value < earliest) return t('form.dateTooEarly', { label, date: format.date(earliest) });
    if (latest && value > latest) return t('form.dateTooLate', { label, date: format.date(latest) });
    return true;
  };
  const { field } = useController<Values>({ name, rules: { validate: wrong } });
  const value: string = field.value ?? '';

  // A value that comes from elsewhere (a draft, the model's own date) replaces what was typed, unless it is the same day.
  useEffect(() => {
    setTyped((was) => (value === '' || parseDate(was, format.today, lean) === value ? was : value));
  }, [value, format.today, lean]);

  const type = (text: string) => {
    setTyped(text);
    field.onChange(parseDate(text, format.today, lean) ?? '');
  };

  return (
    <Field id={id} label={label} hint={hint ?? t('form.dateHint')} optional={optional} error={error}>
      <div className="date">
        <input
          {...control}
          ref={field.ref}
          className="input"
          data-characters={16}
          autoComplete="off"
          value={typed}
          onChange={(event) => type(event.target.value)}
          onBlur={field.onBlur}
        />
        <span className="date-calendar">
          <button
            type="button"
            className="button button-secondary"
            aria-label={`${t('form.openCalendar')}: ${label}`}
            onClick={() => picker.current?.showPicker()}
          >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <path d="M3 5.5h14v11H3zM3 9h14M7 3v4M13 3v4" fill="none" stroke="currentColor" strokeWidth="1.6" />
            </svg>
          </button>
          {/* Only opens the browser's own calendar; the field beside it is the control. */}
          <input
            ref={picker}
            type="date"
            className="date-picker"
            tabIndex={-1}
            aria-hidden="true"
            min={earliest}
            max={latest}
            value={value}
            onChange={(event) => type(event.target.value)}
          />
        </span>
        <output className="date-understood" htmlFor={id}>
          {value !== '' && `${format.long(value)}, ${format.week(value)}`}
        </output>
      </div>
    </Field>
  );
};

/** A time of day, `HH:mm`. One types 13:30, 13.30 or 13. */
export const ClockField = <Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  optional,
  inErrors,
}: FieldProps<FieldPath<Values>>) => {
  const { t } = useTranslation();
  const { id, error, control } = useField(name, true);
  const { field } = useController<Values>({
    name,
    rules: {
      validate: (value: string) =>
        value.trim() === ''
          ? optional || t('form.required', { label: inErrors ?? insideSentence(label) })
          : parseClock(value) !== undefined || t('form.timeInvalid', { label }),
    },
  });
  return (
    <Field id={id} label={label} hint={hint ?? t('form.timeHint')} optional={optional} error={error}>
      <input
        {...control}
        ref={field.ref}
        className="input"
        data-characters={8}
        autoComplete="off"
        value={field.value ?? ''}
        onChange={field.onChange}
        onBlur={(event) => {
          // 13.30 is shown, and sent, as 13:30.
          field.onChange(parseClock(event.target.value) ?? event.target.value);
          field.onBlur();
        }}
      />
    </Field>
  );
};
