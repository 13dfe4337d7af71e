import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useForm } from '../../form/form.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { casePlace } from './ways.ts';

export const InsuranceForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.cases.resolveInsuranceQuestion.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={() => act.send({ caseId })}
      told={() => ({ title: t('actForm.insurance.done'), text: [t('actForm.insurance.doneText')] })}
      then={casePlace(caseId)}
      send={t('actForm.insurance.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.insurance.lead')}</p>
    </ActForm>
  );
};
