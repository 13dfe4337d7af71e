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
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';

type Values = { on: IsoDate | ''; text: string };

/** Utvärdering of whoever missed a step; the plan is revised after it. */
export const ReviewForm = ({ view: { caseId, insatsParts, startedOn } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Values>({ on: format.today, text: '' });
  const draft = useFormDraft(form, { form: 'recordReview', caseId });
  const act = useAct(api.insatser.recordReview.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ on, text }) => (on === '' ? undefined : act.send({ caseId, on, text: text.trim() }))}
      told={() => ({ title: t('insatsForm.review.done'), text: [t('insatsForm.review.doneText')] })}
      then={casePlace(caseId)}
      send={t('insatsForm.review.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.review.lead')}</p>
      <DateField<Values>
        name="on"
        label={t('insatsForm.review.on')}
        lean="back"
        earliest={insatsParts?.steps?.reviews.at(-1)?.on ?? startedOn}
        latest={format.today}
      />
      <TextArea<Values>
        name="text"
        label={t('insatsForm.review.text')}
        hint={t('insatsForm.review.textHint')}
        rows={8}
      />
    </ActForm>
  );
};
