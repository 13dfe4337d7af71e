import { addDays, type IsoDate } from '@stafett/domain';
import type { FreeSlot } from '@stafett/schemas';
import { type Control, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../form/choices.tsx';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { newId } from '../../new-id.ts';
import { Button } from '../../parts/button.tsx';
import { findSlot } from './find-slot.ts';
import { useSlotChoices } from './free-slots.tsx';
import { FEWEST_TIMES, MOST_TIMES, type TypedTime } from './proposed-times.ts';

type Values = { times: TypedTime[] };

export const noTimes = (): TypedTime[] =>
  Array.from({ length: FEWEST_TIMES }, () => ({ id: newId(), on: '' as IsoDate | '', at: '', slot: '' }));

/** One row: a weekly time that is free, where there are any, or a day and a time of day. */
const TimeFields = ({ index, slots }: { index: number; slots: readonly FreeSlot[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = useSlotChoices(slots);
  const chosen = useWatch<Values, `times.${number}.slot`>({ name: `times.${index}.slot` });
  return (
    <>
      {choices.length > 0 && (
        <SelectField<Values> name={`times.${index}.slot`} label={t('slots.free')} choices={choices} optional />
      )}
      {!findSlot(slots, chosen) && (
        <>
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
        </>
      )}
    </>
  );
};

/** Two to six times as rows. The form's values have them as `times`; `slots` are the weekly times that are free for the meeting. */
export const TimesFields = ({ slots = [] }: { slots?: readonly FreeSlot[] }) => {
  const { t } = useTranslation();
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
      {slots.length > 0 && <p className="field-hint">{t('slots.inProposal')}</p>}
      {fields.map(({ row }, index) => (
        <fieldset key={row} className="row">
          <legend>{t('meetingTimes.time', { number: index + 1 })}</legend>
          <TimeFields index={index} slots={slots} />
          {fields.length > FEWEST_TIMES && (
            <Button kind="quiet" onClick={() => remove(index)}>
              {t('meetingTimes.remove', { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {fields.length < MOST_TIMES && (
        <Button onClick={() => append({ id: newId(), on: '', at: '', slot: '' }, { shouldFocus: false })}>
          {t('meetingTimes.add')}
        </Button>
      )}
    </fieldset>
  );
};
