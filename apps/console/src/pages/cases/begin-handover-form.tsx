import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useForm } from '../../form/form.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { casePlace } from './ways.ts';

export const BeginHandoverForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.cases.beginHandover.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={() => act.send({ caseId })}
      told={() => ({ title: t('actForm.beginHandover.done'), text: [t('actForm.beginHandover.doneText')] })}
      then={casePlace(caseId)}
      send={t('actForm.beginHandover.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.beginHandover.lead')}</p>
      <p>{t('actForm.beginHandover.next')}</p>
    </ActForm>
  );
};
