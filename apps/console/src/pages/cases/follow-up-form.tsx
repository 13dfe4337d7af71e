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

type Values = { on: IsoDate | ''; text: string };

export const FollowUpForm = ({ view }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId } = view;
  const form = useForm<Values>({ on: format.today, text: '' });
  const draft = useFormDraft(form, { form: 'recordFollowUp', caseId });
  const act = useAct(api.cases.recordFollowUp.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ on, text }) => (on === '' ? undefined : act.send({ caseId, on, ...filled({ text }) }))}
      told={() => ({ title: t('actForm.followUp.done'), text: [t('actForm.followUp.doneText')] })}
      then={casePlace(caseId)}
      send={t('actForm.followUp.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.followUp.lead')}</p>
      <DateField<Values>
        name="on"
        label={t('actForm.followUp.on')}
        lean="back"
        earliest={view.followUps?.at(-1)?.on ?? view.startedOn}
        latest={format.today}
      />
      <TextArea<Values>
        name="text"
        label={t('actForm.followUp.text')}
        hint={t('actForm.followUp.textHint')}
        rows={8}
        optional
      />
    </ActForm>
  );
};
