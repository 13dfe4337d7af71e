import { addDays, type IsoDate } from '@stafett/domain';
import { type Control, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { newId } from '../../new-id.ts';
import { Button } from '../../parts/button.tsx';
import { FEWEST_TIMES, MOST_TIMES, type TypedTime } from './proposed-times.ts';

type Values = { times: TypedTime[] };

export const noTimes = (): TypedTime[] =>
  Array.from({ length: FEWEST_TIMES }, () => ({ id: newId(), on: '' as IsoDate | '', at: '' }));

/** Two to six times as rows: day and time of day. The form's values have them as `times`. */
export const TimesFields = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { control } = useFormContext<Values>();
  const { fields, append, remove } = useFieldArray({
    control: control as Control<Values>,
    name: 'times',
    keyName: 'row',
  });
  return (
    <fieldset className="field rows">
      <legend>{t('meetingTimes.times')}</legend>
      <p className="field-hint">{t('meetingTimes.timesHint')}</p>
      {fields.map(({ row }, index) => (
        <fieldset key={row} className="row">
          <legend>{t('meetingTimes.time', { number: index + 1 })}</legend>
          <DateField<Values>
            name={`times.${index}.on`}
            label={t('bookMeeting.on')}
            inErrors={t('meetingTimes.dayIn', { number: index + 1 })}
            lean="ahead"
            earliest={format.today}
            latest={addDays(format.today, 730)}
          />
          <ClockField<Values>
            name={`times.${index}.at`}
            label={t('bookMeeting.at')}
            inErrors={t('meetingTimes.clockIn', { number: index + 1 })}
          />
          {fields.length > FEWEST_TIMES && (
            <Button kind="quiet" onClick={() => remove(index)}>
              {t('meetingTimes.remove', { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {fields.length < MOST_TIMES && (
        <Button onClick={() => append({ id: newId(), on: '', at: '' }, { shouldFocus: false })}>
          {t('meetingTimes.add')}
        </Button>
      )}
    </fieldset>
  );
};
