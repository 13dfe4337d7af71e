import { type IsoDate, type SummonsAnswer, type SummonsDeclineReason, summonsDeclineReasons } from '@stafett/domain';
import type { SummonsView } from '@stafett/schemas';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import { FormButtons, RadioGroup } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { dayOf } from '../../format/date.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { api } from '../../trpc.ts';
import type { SummonsDone } from './summons-panel.tsx';

type AnswerValues = { answer: SummonsAnswer | ''; startsOn: IsoDate | ''; reason: SummonsDeclineReason | '' };

/** What the participant answered: comes, with the day the insats starts, or declines, with a reason. */
export const AnswerForm = ({
  caseId,
  summons,
  done,
  close,
}: {
  caseId: string;
  summons: SummonsView;
  done: (done: SummonsDone) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<AnswerValues>({ answer: '', startsOn: format.today, reason: '' });
  const act = useAct(api.summons.answer.mutationOptions());
  const chosen = useWatch({ control: form.control, name: 'answer' });

  const send = async ({ answer, startsOn, reason }: AnswerValues) => {
    const about = { caseId, summons: summons.id };
    if (answer === 'comes' && startsOn !== '') {
      const saved = await act.send({ ...about, answer, startsOn });
      if (saved)
        done({
          outcome: saved.outcome,
          title: t('summonsPanel.answer.comesTitle'),
          text: [
            t('summonsPanel.answer.comesText', { date: format.date(startsOn), coach: summons.coach.name }),
            t('summonsPanel.answer.comesNext'),
          ],
        });
    }
    if (answer === 'declines' && reason !== '') {
      const saved = await act.send({ ...about, answer, reason });
      if (saved)
        done({
          outcome: saved.outcome,
          title: t('summonsPanel.answer.declinesTitle'),
          text: [t('summonsPanel.answer.declinesText'), t('summonsPanel.answer.declinesNext')],
        });
    }
  };

  return (
    <Form form={form} refusal={act.refusal} onSubmit={send}>
      <RadioGroup
        name="answer"
        label={t('summonsPanel.answer.what')}
        choices={[
          { value: 'comes', label: t('summonsPanel.answer.comes'), hint: t('summonsPanel.answer.comesHint') },
          { value: 'declines', label: t('summonsPanel.answer.declines'), hint: t('summonsPanel.answer.declinesHint') },
        ]}
      />
      {chosen === 'comes' && (
        <DateField
          name="startsOn"
          label={t('summonsPanel.answer.startsOn')}
          lean="nearest"
          earliest={dayOf(summons.calledAt)}
        />
      )}
      {chosen === 'declines' && (
        <RadioGroup
          name="reason"
          label={t('summonsPanel.answer.reason')}
          choices={summonsDeclineReasons.map((reason) => ({
            value: reason,
            label: t(`summonsDeclineReason.${reason}`),
          }))}
        />
      )}
      <FormButtons>
        <Button type="submit" kind="primary" working={act.working}>
          {t('summonsPanel.answer.send')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};
