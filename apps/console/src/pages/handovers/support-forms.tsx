import type { IsoDate } from '@stafett/domain';
import type { CaseView, HandoverView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';

type FormProps = {
  readonly view: CaseView;
  readonly handover: HandoverView;
  readonly close: () => void;
  readonly tell: (word: Word) => void;
};
const stay =
  (tell: FormProps['tell']) =>
  (word: Word): undefined => {
    tell(word);
    return undefined;
  };

type DayValues = { day: IsoDate | '' };

/** The supporting unit asks the holder for more time. */
export const ExtendSupportForm = ({ view: { caseId }, handover, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<DayValues>({ day: '' });
  const act = useAct(api.handovers.extendSupport.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ day }) => (day === '' ? undefined : act.send({ caseId, handover: handover.id, until: day }))}
      told={() => ({ title: t('handoverPage.support.askedTitle'), text: [t('handoverPage.support.askedText')] })}
      then={stay(tell)}
      send={t('handoverPage.support.ask')}
      cancel={close}
      fields={{ until: { name: 'day', label: t('handoverPage.support.newUntil') } }}
    >
      <p>{t('handoverPage.support.askLead')}</p>
      <DateField<DayValues>
        name="day"
        label={t('handoverPage.support.newUntil')}
        lean="ahead"
        earliest={handover.parallelSupport?.until ?? format.today}
      />
    </ActForm>
  );
};

/** The holder answers. */
export const AnswerSupportForm = ({ view: { caseId }, handover, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<{ answer: string }>({ answer: '' });
  const act = useAct(api.handovers.answerSupport.mutationOptions());
  const asked = handover.parallelSupport?.asked;
  return (
    <ActForm
      form={form}
      act={act}
      submit={({ answer }) => act.send({ caseId, handover: handover.id, agrees: answer === 'yes' })}
      told={(_, { answer }) => ({
        title: t(answer === 'yes' ? 'handoverPage.support.agreedTitle' : 'handoverPage.support.declinedTitle'),
      })}
      then={stay(tell)}
      send={t('handoverPage.support.answerSend')}
      cancel={close}
    >
      <RadioGroup
        name="answer"
        label={t('handoverPage.support.answer', { date: asked ? format.date(asked) : '' })}
        choices={[
          { value: 'yes', label: t('handoverPage.support.yes') },
          { value: 'no', label: t('handoverPage.support.no') },
        ]}
      />
    </ActForm>
  );
};

export const EndSupportForm = ({ view: { caseId }, handover, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<DayValues>({ day: format.today });
  const act = useAct(api.handovers.endSupport.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ day }) => (day === '' ? undefined : act.send({ caseId, handover: handover.id, on: day }))}
      told={() => ({ title: t('handoverPage.support.endedTitle'), text: [t('handoverPage.support.endedText')] })}
      then={stay(tell)}
      send={t('command.endParallelSupport')}
      cancel={close}
      fields={{ on: { name: 'day', label: t('handoverPage.support.endedOn') } }}
    >
      <DateField<DayValues>
        name="day"
        label={t('handoverPage.support.endedOn')}
        lean="back"
        earliest={handover.parallelSupport?.since}
        latest={format.today}
      />
    </ActForm>
  );
};
