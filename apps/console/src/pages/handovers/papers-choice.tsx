import type { CaseView, DocumentLink } from '@stafett/schemas';
import type { FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CheckboxGroup } from '../../form/choices.tsx';
import { useFormat } from '../../format/use-format.ts';

type Paper = { readonly link: DocumentLink; readonly value: string };
type NamedPaper = Paper & { readonly label: string };

export const isSameText = (a: DocumentLink, b: DocumentLink): boolean =>
  a.document === b.document && a.version === b.version;

const textsIn = ({ assessment, plan, followUps = [] }: CaseView) =>
  [
    { text: assessment, words: 'assessment', on: assessment?.completedOn, number: 1 } as const,
    { text: plan, words: 'plan', on: plan?.on, number: 1 } as const,
    ...followUps.map((text, index) => ({ text, words: 'followUp', on: text.on, number: index + 1 }) as const),
  ].flatMap(({ text, words, on, number }) =>
    text?.document && !text.writtenBy && on
      ? [{ link: text.document, value: `${text.document.document}:${text.document.version}`, words, on, number }]
      : [],
  );

/** What one's own agency has written in the case and may give to read; `value` names it in the form. */
export const papersIn = (view: CaseView): readonly Paper[] => textsIn(view);

/** The same with what each is called. */
export const usePapers = (view: CaseView): readonly NamedPaper[] => {
  const { t } = useTranslation();
  const format = useFormat();
  return textsIn(view).map(({ link, value, words, on, number }) => ({
    link,
    value,
    label: t(`sendHandover.paper.${words}`, { number, date: format.date(on) }),
  }));
};

/** Which of one's own texts the receiver is to read, each tried by itself. Nothing where there is none. */
export const PapersChoice = <Values extends FieldValues>({
  name,
  papers,
  hint,
}: {
  name: FieldPath<Values>;
  papers: readonly NamedPaper[];
  hint: string;
}) => {
  const { t } = useTranslation();
  if (papers.length === 0) return null;
  return (
    <CheckboxGroup<Values>
      name={name}
      label={t('sendHandover.papers')}
      hint={hint}
      choices={papers.map(({ value, label }) => ({ value, label }))}
      optional
    />
  );
};
