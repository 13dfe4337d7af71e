import type { MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';

type Values = { objection: string };

/** Det stämmer inte: what is not right, instead of a confirmation; whoever called the meeting gets the task to look into it. */
export const ObjectionForm = ({
  caseId,
  meeting,
  close,
  tell,
}: {
  caseId: string;
  meeting: MeetingView;
  close: () => void;
  tell: (word: Word) => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<Values>({ objection: '' });
  const draft = useFormDraft(form, { form: 'objectToMinutes', caseId, subject: meeting.id });
  const act = useAct(api.meetings.objectToMinutes.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ objection }) => act.send({ caseId, meeting: meeting.id, objection: objection.trim() })}
      told={() => ({ title: t('minutes.objected'), text: [t('minutes.objectedText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('minutes.objectSend')}
      cancel={close}
    >
      <TextArea<Values> name="objection" label={t('minutes.objection')} hint={t('minutes.objectionHint')} rows={4} />
    </ActForm>
  );
};
