import {
  type IsoDate,
  type MeetingKind,
  type MeetingMode,
  meetingKinds,
  meetingModes,
  slotWeekdays,
} from '@stafett/domain';
import type { UnitSlots } from '@stafett/schemas';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { refusedFields } from '../../act/refused-fields.ts';
import { useSave } from '../../act/use-save.ts';
import { CheckboxGroup, SaveButtons, SelectField } from '../../form/choices.tsx';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { weekdayNames } from '../../format/date.ts';
import { parseClock } from '../../format/parse-date.ts';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import { useWeekly } from './use-weekly.ts';

const lengths = [30, 45, 60, 90, 120] as const;

type Values = {
  staff: string;
  weekday: string;
  clock: string;
  minutesLong: string;
  kinds: MeetingKind[];
  modes: MeetingMode[];
  from: IsoDate | '';
  until: IsoDate | '';
};

/** A weekly time of somebody in the unit: when, for which meetings, from when. */
export const AddSlotForm = ({
  staff,
  added,
  close,
}: {
  staff: UnitSlots['staff'];
  /** Told whose and when it is. */
  added: (name: string, when: string) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const weekly = useWeekly();
  const form = useForm<Values>({
    staff: '',
    weekday: '',
    clock: '',
    minutesLong: '60',
    kinds: ['multipartyMeeting'],
    modes: ['physical', 'video'],
    from: format.today,
    until: '',
  });
  const from = useWatch({ control: form.control, name: 'from' });
  const save = useSave(api.slots.add.mutationOptions());
  const labels = {
    staff: t('slots.who'),
    weekday: t('slots.weekday'),
    clock: t('slots.clock'),
    minutesLong: t('slots.length'),
    kinds: t('slots.kinds'),
    modes: t('slots.modes'),
    from: t('slots.from'),
    until: t('slots.until'),
  };
  const fields = Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, { name, label }]));
  const names = weekdayNames(format.language);
  return (
    <Form
      form={form}
      refusal={save.refusal}
      onSubmit={async (values) => {
        const clock = parseClock(values.clock);
        const weekday = slotWeekdays.find((day) => String(day) === values.weekday);
        if (clock === undefined || weekday === undefined || values.from === '') return undefined;
        const minutesLong = Number(values.minutesLong);
        const answer = await save.send({
          staff: values.staff,
          weekday,
          clock,
          minutesLong,
          kinds: values.kinds,
          modes: values.modes,
          from: values.from,
          ...(values.until !== '' && { until: values.until }),
        });
        if (!answer) return refusedFields(t, save.refusedWith(), fields);
        added(staff.find(({ id }) => id === values.staff)?.name ?? '', weekly({ weekday, clock, minutesLong }));
        return undefined;
      }}
    >
      <SelectField<Values>
        name="staff"
        label={labels.staff}
        choices={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField<Values>
        name="weekday"
        label={labels.weekday}
        choices={slotWeekdays.map((day) => ({ value: String(day), label: names[day - 1]?.long ?? '' }))}
      />
      <ClockField<Values> name="clock" label={labels.clock} />
      <SelectField<Values>
        name="minutesLong"
        label={labels.minutesLong}
        choices={lengths.map((minutes) => ({ value: String(minutes), label: t('slots.minutes', { count: minutes }) }))}
      />
      <CheckboxGroup<Values>
        name="kinds"
        label={labels.kinds}
        choices={meetingKinds.map((kind) => ({ value: kind, label: t(`meetingKind.${kind}`) }))}
      />
      <CheckboxGroup<Values>
        name="modes"
        label={labels.modes}
        choices={meetingModes.map((mode) => ({ value: mode, label: t(`meetingMode.${mode}`) }))}
      />
      <DateField<Values> name="from" label={labels.from} lean="ahead" earliest={format.today} />
      <DateField<Values>
        name="until"
        label={labels.until}
        hint={t('slots.untilHint')}
        lean="ahead"
        earliest={from === '' ? format.today : from}
        optional
      />
      <SaveButtons working={save.working} cancel={close} />
    </Form>
  );
};
