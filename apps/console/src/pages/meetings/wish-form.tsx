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
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';

type Values = { on: IsoDate | ''; words: string };

/** The participant wishes a flerpartssamtal: from that day the clock runs until one is held. */
export const WishForm = ({ view: { caseId } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Values>({ on: format.today, words: '' });
  const draft = useFormDraft(form, { form: 'wishForMeeting', caseId });
  const act = useAct(api.meetings.wish.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ on, words }) =>
        on === '' ? undefined : act.send({ caseId, on, ...filled({ words: words.trim() }) })
      }
      told={() => ({ title: t('wish.done'), text: [t('wish.doneText')] })}
      then={casePlace(caseId)}
      send={t('wish.send')}
      cancel={casePlace(caseId)}
      fields={{ on: { name: 'on', label: t('wish.on') } }}
    >
      <p>{t('wish.lead')}</p>
      <DateField<Values> name="on" label={t('wish.on')} lean="back" latest={format.today} />
      <TextArea<Values> name="words" label={t('wish.words')} hint={t('wish.wordsHint')} optional />
    </ActForm>
  );
};
