import type { IsoDate } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { filled } from './filled.ts';
import { casePlace } from './ways.ts';

type Values = {
  on: IsoDate | '';
  adaptations: string;
  interestsAndStrengths: string;
  ownView: string;
  motivation: string;
  health: string;
  summary: string;
};

/** Kartläggning: anpassningsbehov, intressen och styrkor, own view, motivation, health. */
export const AssessmentForm = ({ view }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId } = view;
  const form = useForm<Values>({
    on: format.today,
    adaptations: '',
    interestsAndStrengths: '',
    ownView: '',
    motivation: '',
    health: '',
    summary: '',
  });
  const draft = useFormDraft(form, { form: 'completeAssessment', caseId });
  const act = useAct(api.cases.completeAssessment.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ on, summary, ...rest }) =>
        on === '' ? undefined : act.send({ caseId, on, text: { ...filled(rest), summary } })
      }
      told={() => ({ title: t('actForm.assessment.done'), text: [t('actForm.assessment.doneText')] })}
      then={casePlace(caseId)}
      send={t('actForm.assessment.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.assessment.lead')}</p>
      <DateField<Values>
        name="on"
        label={t('actForm.assessment.on')}
        lean="back"
        earliest={view.startedOn}
        latest={format.today}
      />
      <TextArea<Values>
        name="adaptations"
        label={t('actForm.assessment.adaptations')}
        hint={t('actForm.assessment.adaptationsHint')}
        optional
      />
      <TextArea<Values> name="interestsAndStrengths" label={t('actForm.assessment.interestsAndStrengths')} optional />
      <TextArea<Values> name="ownView" label={t('actForm.assessment.ownView')} optional />
      <TextArea<Values> name="motivation" label={t('actForm.assessment.motivation')} optional />
      <TextArea<Values>
        name="health"
        label={t('actForm.assessment.health')}
        hint={t('actForm.assessment.healthHint')}
        optional
      />
      <TextArea<Values> name="summary" label={t('actForm.assessment.summary')} />
    </ActForm>
  );
};
