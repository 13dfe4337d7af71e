import type { TimeAnswer } from '@stafett/domain';
import type { MeetingPartyView, MeetingView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import { slotsFor } from './find-slot.ts';
import { useFreeSlots } from './free-slots.tsx';
import type { MeetingFormProps } from './meeting-forms.tsx';
import { meetingPartyName } from './meeting-words.ts';
import { firstField, overlap, refusalsOfTimes, type TypedTime, timesOf } from './proposed-times.ts';
import { noTimes, TimesFields } from './times-fields.tsx';

type AnswerValues = { answers: { time: string; answer: TimeAnswer | '' }[] };

const answersOf = ({ answers }: AnswerValues): Record<string, TimeAnswer> =>
  Object.fromEntries(answers.flatMap(({ time, answer }) => (answer === '' ? [] : [[time, answer]])));

const AnswerFields = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (meeting.times ?? []).map(({ id, startsAt }, index) => (
    <RadioGroup<AnswerValues>
      key={id}
      name={`answers.${index}.answer`}
      label={format.dateAndTime(startsAt)}
      inErrors={t('meetingTimes.answerIn', { when: format.dateAndTime(startsAt) })}
      choices={[
        { value: 'can', label: t('timeAnswer.can') },
        { value: 'cannot', label: t('timeAnswer.cannot') },
      ]}
    />
  ));
};

const answered = ({ times = [] }: MeetingView, party: MeetingPartyView | undefined): AnswerValues => ({
  answers: times.map(({ id }) => ({ time: id, answer: party?.times?.[id] ?? '' })),
});

/** Svara på tiderna: one's own unit says yes or no to each. */
export const AnswerTimesForm = ({
  caseId,
  meeting,
  tell,
  close,
}: {
  caseId: string;
  meeting: MeetingView;
  tell: (word: Word) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<AnswerValues>(
    answered(
      meeting,
      meeting.parties.find(({ own }) => own),
    ),
  );
  const act = useAct(api.meetings.answerTimes.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={(values) => act.send({ caseId, meeting: meeting.id, answers: answersOf(values) })}
      told={() => ({ title: t('meetingTimes.answered'), text: [t('meetingTimes.answeredText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('command.answerTimes')}
      cancel={close}
    >
      <AnswerFields meeting={meeting} />
    </ActForm>
  );
};

/** What the participant or somebody else without a console said to each of the times. */
export const RecordAnswersForm = ({
  caseId,
  meeting,
  party,
  tell,
  close,
}: {
  caseId: string;
  meeting: MeetingView;
  party: MeetingPartyView;
  tell: (word: Word) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<AnswerValues>(answered(meeting, party));
  const act = useAct(api.meetings.recordAnsweredTimes.mutationOptions());
  const who = meetingPartyName(t, party);
  return (
    <ActForm
      form={form}
      act={act}
      submit={(values) => act.send({ caseId, meeting: meeting.id, party: party.id, answers: answersOf(values) })}
      told={() => ({ title: t('meetingTimes.recorded', { who }) })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('meetingTimes.recordSend')}
      cancel={close}
    >
      <AnswerFields meeting={meeting} />
    </ActForm>
  );
};

type OtherValues = { times: TypedTime[] };

/** Föreslå andra tider: everybody is asked anew. */
export const OtherTimesForm = ({ view: { caseId }, meeting, close, tell }: MeetingFormProps) => {
  const { t } = useTranslation();
  const form = useForm<OtherValues>({ times: noTimes() });
  const draft = useFormDraft(form, { form: 'proposeOtherTimes', caseId, subject: meeting.id });
  const act = useAct(api.meetings.proposeOtherTimes.mutationOptions());
  const free = useFreeSlots(caseId, meeting.kind);
  const slots = slotsFor(meeting, free.data?.slots ?? []).filter(({ modes }) => modes.includes(meeting.mode));
  const times = (values: OtherValues) => timesOf(values.times, meeting.minutesLong, slots);
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      check={(values) =>
        overlap(times(values)) ? [{ name: firstField(values.times, slots), words: t('refusal.timesOverlap') }] : []
      }
      submit={async (values) => {
        const answer = await act.send({ caseId, meeting: meeting.id, times: times(values) });
        // Somebody else may have been first: only what is still free is shown.
        if (!answer) void free.refetch();
        return answer;
      }}
      refusals={refusalsOfTimes(form.getValues('times'), slots)}
      told={() => ({ title: t('meetingTimes.proposed'), text: [t('meetingTimes.proposedText')] })}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('command.proposeOtherTimes')}
      cancel={close}
    >
      <TimesFields slots={slots} />
    </ActForm>
  );
};
