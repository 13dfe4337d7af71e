import type { IsoDate, WaitReason } from '@stafett/domain';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { beginUpper } from '../../format/first-letter.ts';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { filled } from './filled.ts';
import { casePlace } from './ways.ts';

type ParkValues = { waitFor: WaitReason | ''; until: IsoDate | ''; text: string };

/** The case stands still on purpose, for a reason and until a day. */
export const ParkForm = ({ view: { caseId, options } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<ParkValues>({ waitFor: '', until: '', text: '' });
  const draft = useFormDraft(form, { form: 'parkCase', caseId });
  const act = useAct(api.cases.park.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ waitFor, until, text }) =>
        waitFor === '' || until === ''
          ? undefined
          : act.send({ caseId, waitFor, until, ...filled({ text: text.trim() }) })
      }
      told={(_, { until }) => ({
        title: t('actForm.park.done', { date: until === '' ? '' : format.date(until) }),
        text: [t('actForm.park.doneText')],
      })}
      then={casePlace(caseId)}
      send={t('actForm.park.send')}
      cancel={casePlace(caseId)}
      fields={{ until: { name: 'until', label: t('actForm.park.until') } }}
    >
      <p>{t('actForm.park.lead')}</p>
      <RadioGroup<ParkValues>
        name="waitFor"
        label={t('actForm.park.waitFor')}
        choices={options.wait.reasons.map((reason) => ({
          value: reason,
          label: beginUpper(t(`waitReason.${reason}`)),
        }))}
      />
      <DateField<ParkValues>
        name="until"
        label={t('actForm.park.until')}
        hint={t('actForm.park.untilHint', { date: format.date(options.wait.latest) })}
        lean="ahead"
        earliest={format.today}
        latest={options.wait.latest}
      />
      <TextArea<ParkValues> name="text" label={t('actForm.park.text')} hint={t('actForm.park.textHint')} optional />
    </ActForm>
  );
};

type ExtendValues = { until: IsoDate | ''; text: string };

export const ExtendWaitForm = ({ view: { caseId, options, wait } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<ExtendValues>({ until: '', text: '' });
  const draft = useFormDraft(form, { form: 'extendWait', caseId });
  const act = useAct(api.cases.extendWait.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ until, text }) =>
        until === '' ? undefined : act.send({ caseId, until, ...filled({ text: text.trim() }) })
      }
      told={(_, { until }) => ({ title: t('actForm.park.extended', { date: until === '' ? '' : format.date(until) }) })}
      then={casePlace(caseId)}
      send={t('actForm.park.extendSend')}
      cancel={casePlace(caseId)}
    >
      <p>
        {wait && t('actForm.park.extendLead', { date: format.date(wait.until) })}{' '}
        {t('actForm.park.extensionsLeft', { count: options.wait.extensionsLeft })}
      </p>
      <DateField<ExtendValues>
        name="until"
        label={t('actForm.park.until')}
        hint={t('actForm.park.untilHint', { date: format.date(options.wait.latest) })}
        lean="ahead"
        earliest={wait?.until}
        latest={options.wait.latest}
      />
      <TextArea<ExtendValues> name="text" label={t('actForm.park.text')} hint={t('actForm.park.textHint')} optional />
    </ActForm>
  );
};

export const ResumeForm = ({ view: { caseId, wait } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.cases.resume.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={() => act.send({ caseId })}
      told={() => ({ title: t('actForm.park.resumed') })}
      then={casePlace(caseId)}
      send={t('actForm.park.resumeSend')}
      cancel={casePlace(caseId)}
    >
      {wait && <p>{t('actForm.park.resumeLead', { date: format.date(wait.until) })}</p>}
    </ActForm>
  );
};
