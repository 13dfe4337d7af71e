import { Link, type LinkProps, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Draft, DraftStatus } from '../draft/use-form-draft.tsx';
import { FormButtons } from '../form/choices.tsx';
import type { FieldError } from '../form/field-errors.ts';
import { Form } from '../form/form.tsx';
import { useFormat } from '../format/use-format.ts';
import { Button } from '../parts/button.tsx';
import type { KnownProblem } from '../problem.ts';
import { type FieldNames, type Refusals, refusedFields } from './refused-fields.ts';
import { leaveWord, type Word } from './word.ts';

/** As `useAct` gives it. */
type Act = {
  readonly working: boolean;
  readonly refusal: { readonly words: string } | undefined;
  readonly refusedWith: () => KnownProblem | undefined;
};

/** "Ditt utkast från 10:42 finns kvar." */
export const KeptDraft = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return draft.kept === undefined ? null : (
    <p className="quiet">{t('draft.kept', { when: format.dateAndTime(draft.kept) })}</p>
  );
};

/**
 * The form of one act. A yes leaves a word of what happened for the page that comes next (`then`); a no stands above the form and at the fields, and everything typed stays, also as a draft.
 */
export const ActForm = <Values extends FieldValues, Answer extends Pick<Word, 'outcome' | 'waitingFor'>>({
  form,
  draft,
  act,
  submit,
  told,
  then,
  send,
  danger = false,
  cancel,
  fields = {},
  refusals = {},
  check,
  children,
}: {
  form: UseFormReturn<Values>;
  draft?: Draft;
  act: Act;
  submit: (values: Values) => Promise<Answer | undefined>;
  told: (answer: Answer, values: Values) => Omit<Word, 'outcome' | 'waitingFor'>;
  /** Where one comes to afterwards; or what takes the word, on a page that one stays on. */
  then: LinkProps | ((word: Word, answer: Answer) => LinkProps | undefined);
  /** The button's words. */
  send: string;
  danger?: boolean;
  /** The way out without doing it: a page, or what closes the form. */
  cancel: LinkProps | (() => void);
  fields?: FieldNames;
  /** The field that a refusal is about, by its code. */
  refusals?: Refusals;
  /** What the fields can't say of themselves; nothing is sent while it gives errors. */
  check?: (values: Values) => readonly FieldError[];
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (draft && !draft.ready) {
    return (
      <p className="loading" role="status">
        {t('page.loading')}
      </p>
    );
  }
  const onSubmit = async (values: Values) => {
    const wrong = check?.(values) ?? [];
    if (wrong.length > 0) return wrong;
    const answer = await submit(values);
    if (!answer) return refusedFields(t, act.refusedWith(), fields, refusals);
    // While nothing is promised yet the draft is kept.
    if (answer.outcome === 'saved') void draft?.discard();
    const { outcome, waitingFor } = answer;
    const word: Word = { ...told(answer, values), outcome, ...(waitingFor && { waitingFor }) };
    const place = typeof then === 'function' ? then(word, answer) : then;
    if (place) {
      leaveWord(word);
      void navigate(place);
    }
    return undefined;
  };
  return (
    <Form form={form} onSubmit={onSubmit} refusal={act.refusal}>
      {draft && <KeptDraft draft={draft} />}
      {children}
      <div>
        <FormButtons>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} working={act.working}>
            {send}
          </Button>
          {typeof cancel === 'function' ? (
            <Button onClick={cancel}>{t('form.cancel')}</Button>
          ) : (
            <Link {...cancel} className="button button-secondary">
              {t('form.cancel')}
            </Link>
          )}
        </FormButtons>
        {draft && <DraftStatus state={draft.state} />}
      </div>
    </Form>
  );
};
