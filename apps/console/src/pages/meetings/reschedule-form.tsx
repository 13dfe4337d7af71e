import { atTime, type IsoDate, type MeetingMode } from '@stafett/domain';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup } from '../../form/choices.tsx';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { parseClock } from '../../format/parse-date.ts';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import { findSlot, slotsFor } from './find-slot.ts';
import { FreeSlotField, useFreeSlots, useSlotUnits } from './free-slots.tsx';
import { type MeetingFormProps, modesOf } from './meeting-forms.tsx';
import { noReasons, ReasonFields, type ReasonValues, reasonsOf } from './reason-fields.tsx';

type TimeValues = ReasonValues & {
  way: 'one' | 'slot';
  slot: string;
  on: IsoDate | '';
  at: string;
  mode: MeetingMode | '';
  where: string;
};

const refusalsOf = {
  one: { meetingInPast: 'at' },
  slot: { slotTaken: 'slot', slotNotFree: 'slot', slotNotForMeeting: 'slot', meetingInPast: 'slot' },
} as const;

/** Byt tid: everybody is asked anew. */
export const RescheduleForm = ({ view, meeting, close, tell }: MeetingFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId } = view;
  const form = useForm<TimeValues>({
    way: 'one',
    slot: '',
    on: '',
    at: format.time(meeting.startsAt),
    mode: meeting.mode,
    where: '',
    reasons: noReasons(meeting),
  });
  const draft = useFormDraft(form, { form: 'rescheduleMeeting', caseId, subject: meeting.id });
  const act = useAct(api.meetings.reschedule.mutationOptions());
  const free = useFreeSlots(caseId, meeting.kind);
  const slots = slotsFor(meeting, free.data?.slots ?? []);
  const units = useSlotUnits(slots);
  const [way, slot] = useWatch({ control: form.control, name: ['way', 'slot'] });
  const hasWays = slots.length > 0 || way === 'slot';
  const chosen = way === 'slot' ? findSlot(slots, slot) : undefined;
  const modes = modesOf(view, meeting).filter((mode) => !chosen || chosen.modes.includes(mode));
  const timeOf = ({ on, at }: TimeValues) => {
    if (way === 'slot') return chosen && { startsAt: chosen.startsAt, slot: chosen.slot };
    const time = parseClock(at);
    return on === '' || time === undefined ? undefined : { startsAt: atTime(on, time) };
  };
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async (values) => {
        const { mode, where, reasons } = values;
        const time = timeOf(values);
        if (mode === '' || !time) return undefined;
        const answer = await act.send({
          caseId,
          meeting: meeting.id,
          ...time,
          mode,
          ...(where.trim() !== '' && { where }),
          ...reasonsOf({ reasons }),
        });
        // Somebody else may have been first: only what is still free is shown.
        if (!answer && way === 'slot' && (act.refusedWith()?.code ?? '') in refusalsOf.slot) {
          form.setValue('slot', '');
          void free.refetch();
        }
        return answer;
      }}
      check={({ mode }) => {
        if (way === 'slot' && !chosen) return [{ name: 'slot', words: t('slots.choose') }];
        return mode !== '' && !modes.includes(mode) ? [{ name: 'mode', words: t('refusal.slotNotForMeeting') }] : [];
      }}
      refusals={refusalsOf[way]}
      told={(_, values) => {
        const time = timeOf(values);
        return {
          title: t('meetingPage.rescheduled'),
          text: time
            ? [
                t('meetingPage.rescheduledText', {
                  date: format.long(time.startsAt),
                  time: format.time(time.startsAt),
                }),
              ]
            : [],
        };
      }}
      then={(word) => {
        tell(word);
        return undefined;
      }}
      send={t('command.rescheduleMeeting')}
      cancel={close}
    >
      {hasWays && (
        <RadioGroup<TimeValues>
          name="way"
          label={t('meetingTimes.way')}
          choices={[
            {
              value: 'slot',
              label: t('slots.way'),
              ...(units !== '' && { hint: t('slots.wayHint', { units }) }),
            },
            { value: 'one', label: t('meetingTimes.one') },
          ]}
        />
      )}
      {way === 'slot' ? (
        <FreeSlotField slots={slots} />
      ) : (
        <>
          <DateField<TimeValues> name="on" label={t('meetingPage.newDay')} lean="ahead" earliest={format.today} />
          <ClockField<TimeValues> name="at" label={t('bookMeeting.at')} />
        </>
      )}
      <RadioGroup<TimeValues>
        name="mode"
        label={t('bookMeeting.mode')}
        choices={modes.map((mode) => ({ value: mode, label: t(`meetingMode.${mode}`) }))}
      />
      <TextArea<TimeValues>
        name="where"
        label={t('bookMeeting.where')}
        hint={meeting.where ? t('meetingPage.whereSame') : t('bookMeeting.whereHint')}
        rows={2}
        maxLength={2_000}
        optional
      />
      <ReasonFields meeting={meeting} />
    </ActForm>
  );
};
