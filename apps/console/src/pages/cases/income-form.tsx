import { type IncomeSource, incomeSources } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { casePlace } from './ways.ts';

type Values = { income: IncomeSource | '' };

export const IncomeForm = ({ view }: ActFormProps) => {
  const { t } = useTranslation();
  const { caseId, facts } = view;
  const form = useForm<Values>({ income: facts?.incomeNow ?? '' });
  const act = useAct(api.cases.recordIncome.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ income }) => (income === '' ? undefined : act.send({ caseId, income }))}
      told={(_, { income }) => ({
        title: t('actForm.income.done', { income: income === '' ? '' : t(`incomeSource.${income}`) }),
      })}
      then={casePlace(caseId)}
      send={t('actForm.income.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.income.lead')}</p>
      <RadioGroup<Values>
        name="income"
        label={t('actForm.income.now')}
        hint={facts && t('actForm.income.from', { income: t(`incomeSource.${facts.incomeAtStart}`) })}
        choices={incomeSources.map((income) => ({ value: income, label: t(`incomeSource.${income}`) }))}
      />
    </ActForm>
  );
};
