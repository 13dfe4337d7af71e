import type { IsoDate } from '@stafett/domain';
import type { SlotRuleView } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { refusedFields } from '../../act/refused-fields.ts';
import { useSave } from '../../act/use-save.ts';
import { FormButtons } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { api } from '../../trpc.ts';

type Values = { until: IsoDate | '' };

/** The last day of a weekly time. */
export const EndSlotForm = ({
  rule,
  ended,
  close,
}: {
  rule: SlotRuleView;
  ended: (until: IsoDate) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Values>({ until: rule.until ?? format.today });
  const save = useSave(api.slots.end.mutationOptions());
  const label = t('slots.lastDay');
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async ({ until }) => {
        if (until === '') return undefined;
        if (await save.send({ rule: rule.id, until })) {
          ended(until);
          return undefined;
        }
        // A later end may run into another time; that is told by its clock, which is not asked for here.
        const field = { name: 'until', label };
        return refusedFields(t, save.refusedWith(), { until: field, clock: field });
      }}
    >
      <p>{t('slots.endText')}</p>
      <DateField<Values> name="until" label={label} lean="ahead" earliest={format.today} />
      <FormButtons>
        <Button type="submit" kind="primary" working={save.working}>
          {t('slots.end')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};
