import { type AmendmentReason, amendmentReasons } from '@stafett/domain';
import type { CaseView, DocumentRead, MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { api } from '../../trpc.ts';
import { filled } from '../cases/filled.ts';
import { meetingPartyName } from './meeting-words.ts';

type MinutesText = Extract<DocumentRead['content'], { kind: 'minutes' }>['text'];
type Values = {
  situation: string;
  participantsOwnWords: string;
  commitments: { id: string; what: string }[];
  reason: string;
  why: AmendmentReason | '';
};

/** Rätta: a new version with a reason; the parties confirm anew. Who and by when stays as it was agreed. */
export const AmendForm = ({
  view: { caseId },
  meeting,
  text,
  close,
  tell,
}: {
  view: CaseView;
  meeting: MeetingView;
  text: MinutesText;
  close: () => void;
  tell: (word: Word) => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<Values>({
    situation: text.situation,
    participantsOwnWords: text.participantsOwnWords ?? '',
    commitments: text.commitments.map(({ id, what }) => ({ id, what })),
    reason: '',
    why: '',
  });
  const draft = useFormDraft(form, { form: 'amendMinutes', caseId, subject: meeting.id });
  const act = useAct(api.meetings.amendMinutes.mutationOptions());
  const who = (id: string) => {
    const party = meeting.parties.find(
      (each) => each.id === meeting.commitments.find((commitment) => commitment.id === id)?.party,
    );
    return party ? meetingPartyName(t, party) : '';
  };
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ situation, participantsOwnWords, commitments, reason, why }) =>
        act.send({
          caseId,
          meeting: meeting.id,
          reason: reason.trim(),
          ...(why === '' ? {} : { why }),
          text: { situation, ...filled({ participantsOwnWords }), commitments },
        })
      }
      told={() => ({ title: t('minutes.amended'), text: [t('minutes.savedConfirm')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('minutes.amendSend')}
      cancel={close}
    >
      <RadioGroup<Values>
        name="why"
        label={t('minutes.amendmentWhy')}
        choices={amendmentReasons.map((each) => ({ value: each, label: t(`amendmentReason.${each}`) }))}
      />
      <TextArea<Values> name="reason" label={t('minutes.amendmentReason')} hint={t('minutes.amendmentHint')} rows={2} />
      <TextArea<Values> name="situation" label={t('minutes.situation')} rows={6} />
      <TextArea<Values> name="participantsOwnWords" label={t('minutes.ownWords')} optional />
      {text.commitments.map(({ id }, index) => (
        <TextArea<Values>
          key={id}
          name={`commitments.${index}.what`}
          label={t('minutes.commitmentOf', { number: index + 1, who: who(id) })}
          rows={2}
        />
      ))}
    </ActForm>
  );
};
