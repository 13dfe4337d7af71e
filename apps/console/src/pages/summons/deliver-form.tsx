import { type IsoDate, type SummonsDelivery, summonsDeliveries } from '@stafett/domain';
import type { SummonsView } from '@stafett/schemas';
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

/** How and on which day the summons was given to the participant. */
export const DeliverForm = ({
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
  const form = useForm<{ how: SummonsDelivery | ''; on: IsoDate | '' }>({
    how: summons.delivery?.how ?? '',
    on: summons.delivery?.on ?? format.today,
  });
  const act = useAct(api.summons.deliver.mutationOptions());
  return (
    <Form
      form={form}
      refusal={act.refusal}
      onSubmit={async ({ how, on }) => {
        if (how === '' || on === '') return;
        const answer = await act.send({ caseId, summons: summons.id, how, on });
        if (answer)
          done({
            outcome: answer.outcome,
            title: t('summonsPanel.deliver.doneTitle'),
            text: [
              t('summonsPanel.deliver.doneText', { date: format.date(summons.answerBy) }),
              t('summonsPanel.deliver.doneNext', { coach: summons.coach.name }),
            ],
          });
      }}
    >
      <RadioGroup
        name="how"
        label={t('summonsPanel.deliver.how')}
        choices={summonsDeliveries.map((how) => ({ value: how, label: t(`summonsDelivery.${how}`) }))}
      />
      <DateField
        name="on"
        label={t('summonsPanel.deliver.on')}
        lean="back"
        earliest={dayOf(summons.calledAt)}
        latest={format.today}
      />
      <FormButtons>
        <Button type="submit" kind="primary" working={act.working}>
          {t('summonsPanel.deliver.send')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};
