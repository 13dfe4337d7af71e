import { type IncomeSource, incomeSources } from '@stafett/domain';
import type { CaseOptions } from '@stafett/schemas';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { CloseReview } from './close-review.tsx';
import { useReasonName } from './use-reason-name.ts';
import { casePlace } from './ways.ts';

type Values = { reason: string; subReason: string; explanation: string; income: IncomeSource | '' };
type Reason = CaseOptions['closureReasons'][number];

/** Avslut: the reasons that may be chosen now; an exception asks for words. What can't be chosen yet is told, with why. */
export const CloseForm = ({ view }: ActFormProps) => {
  const { t } = useTranslation();
  const reasonName = useReasonName();
  const { caseId } = view;
  const reasons = view.options.closureReasons;
  const open = reasons.filter((reason) => reason.open);
  const notYet = reasons.filter((reason) => !reason.open);
  const form = useForm<Values>({ reason: '', subReason: '', explanation: '', income: '' });
  const [reviewing, setReviewing] = useState(false);
  const draft = useFormDraft(form, { form: 'closeCase', caseId });
  const act = useAct(api.cases.close.mutationOptions());
  const chosen = useWatch({ control: form.control, name: 'reason' });
  const found = reasons.find(({ id }) => id === chosen);
  const asksIncome = found !== undefined && found.reportCode !== 'avliden';
  const needsWords = found?.needsExplanation === true;
  const behind = found?.subReasons ?? [];
  const say = t as (key: string, options: { defaultValue: string }) => string;
  const nameOf = ({ reportCode }: Pick<Reason, 'reportCode'>) => reasonName(reportCode);

  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      danger
      submit={async ({ reason, subReason, explanation, income }) => {
        // Closing can't be undone: what ends with it is shown before.
        if (!reviewing) {
          setReviewing(true);
          return undefined;
        }
        return act.send({
          caseId,
          reason,
          ...(behind.length > 0 && { subReason }),
          ...(needsWords && { explanation }),
          ...(asksIncome && income !== '' && { income }),
        });
      }}
      told={(_, { reason }) => {
        const given = reasons.find(({ id }) => id === reason);
        return {
          title: t('actForm.close.done', { reason: given ? nameOf(given) : '' }),
          text: [t('actForm.close.doneText')],
        };
      }}
      then={casePlace(caseId)}
      send={t(reviewing ? 'actForm.close.send' : 'actForm.close.review')}
      cancel={reviewing ? () => setReviewing(false) : casePlace(caseId)}
    >
      {reviewing ? (
        <CloseReview view={view} reason={found ? nameOf(found) : ''} />
      ) : (
        <>
          <p>{t('actForm.close.lead')}</p>
          {open.length === 0 ? (
            <p>{t('actForm.close.none')}</p>
          ) : (
            <RadioGroup<Values>
              name="reason"
              label={t('actForm.close.reason')}
              hint={open.every((reason) => reason.needsExplanation) ? t('actForm.close.allNeedExplanation') : undefined}
              choices={open.map((reason) => ({
                value: reason.id,
                label: nameOf(reason),
                ...(reason.needsExplanation &&
                  !open.every((each) => each.needsExplanation) && { hint: t('actForm.close.needsExplanation') }),
              }))}
            />
          )}
          {behind.length > 0 && (
            <RadioGroup<Values>
              name="subReason"
              label={t('actForm.close.subReason')}
              choices={behind.map(({ id, reportCode }) => ({
                value: id,
                label: say(`closureSubReason.${reportCode}`, { defaultValue: reportCode }),
              }))}
            />
          )}
          {needsWords && (
            <TextArea<Values>
              name="explanation"
              label={t('actForm.close.explanation')}
              hint={t('actForm.close.explanationHint')}
            />
          )}
          {asksIncome && (
            <RadioGroup<Values>
              name="income"
              label={t('actForm.close.income')}
              hint={view.facts && t('actForm.close.incomeHint', { income: t(`incomeSource.${view.facts.incomeNow}`) })}
              choices={incomeSources.map((income) => ({ value: income, label: t(`incomeSource.${income}`) }))}
            />
          )}
          {notYet.length > 0 && (
            <details className="past">
              <summary>{t('actForm.close.notYet')}</summary>
              <p>{t('actForm.close.notYetText')}</p>
              <ul className="plain-list">
                {notYet.map((reason) => (
                  <li key={reason.id}>{nameOf(reason)}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </ActForm>
  );
};
