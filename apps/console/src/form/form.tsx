import { createContext, type ReactNode, useContext, useId, useState } from 'react';
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useForm as useHookForm,
} from 'react-hook-form';
import { usePageFailure } from '../parts/page.tsx';
import { ErrorSummary, type FormError } from './error-summary.tsx';
import { type FieldError, fieldErrors } from './field-errors.ts';

/** A form's state. After a failed try focus goes to the summary, not to the first field. Every field needs a default. */
export const useForm = <Values extends FieldValues>(defaultValues: DefaultValues<Values>): UseFormReturn<Values> =>
  useHookForm<Values>({ defaultValues, shouldFocusError: false });

/** Fields that the api said no to, or nothing. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that has nothing to say returns nothing.
export type Refused = readonly FieldError[] | undefined | void;

const FormId = createContext('');

/** The id of a field's control, the same in the summary's link and at the field. */
export const useFieldId = (name: string): string => `${useContext(FormId)}-${name}`;

const inPageOrder = (errors: readonly FormError[]): readonly FormError[] => {
  const place = (error: FormError) => (error.field ? document.getElementById(error.field) : null);
  return errors.toSorted((a, b) => {
    const [first, second] = [place(a), place(b)];
    if (!first || !second) return Number(!first) - Number(!second);
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
};

/**
 * A form in GOV.UK's manner: checked when sent, a summary above with focus, the same words at each field, "Fel:" in the title, and
 * everything typed kept. `refusal` is what the api said no with, already in words; where it said no to single fields, `onSubmit` gives
 * them.
 */
export const Form = <Values extends FieldValues>({
  form,
  onSubmit,
  refusal,
  children,
}: {
  form: UseFormReturn<Values>;
  onSubmit: (values: Values) => Refused | Promise<Refused>;
  refusal?: FormError | undefined;
  children: ReactNode;
}) => {
  const id = useId();
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<readonly FormError[]>([]);
  const errors = failed.length > 0 || !refusal ? failed : [refusal];
  usePageFailure(errors.length > 0);

  const summed = (found: readonly FieldError[]) =>
    inPageOrder(found.map(({ name, words }) => ({ words, field: `${id}-${name}` })));
  const submit = form.handleSubmit(
    async (values) => {
      setFailed([]);
      const refused = (await onSubmit(values)) ?? [];
      for (const { name, words } of refused) form.setError(name as FieldPath<Values>, { type: 'api', message: words });
      setFailed(summed(refused));
      setAttempt((tries) => tries + 1);
    },
    (found) => {
      setFailed(summed(fieldErrors(found)));
      setAttempt((tries) => tries + 1);
    },
  );

  return (
    <FormProvider {...form}>
      <FormId value={id}>
        <form
          noValidate
          className="form"
          onSubmit={(event) => {
            event.stopPropagation();
            // Sent once: while the api answers, a second press changes nothing.
            if (form.formState.isSubmitting) event.preventDefault();
            else void submit(event);
          }}
        >
          <ErrorSummary errors={errors} attempt={attempt} />
          {children}
        </form>
      </FormId>
    </FormProvider>
  );
};
