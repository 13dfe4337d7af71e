import {
  atTime,
  type GroupChangeReason,
  groupChangeReasons,
  type Instant,
  type IsoDate,
  type MeetingMode,
  type MeetingReply,
  meetingModes,
} from '@stafett/domain';
import type { GatheringMeetingView, GatheringView } from '@stafett/schemas';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { CheckboxGroup, RadioGroup } from '../../form/choices.tsx';
import { ClockField, DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { parseClock } from '../../format/parse-date.ts';
import { useFormat } from '../../format/use-format.ts';
import { api } from '../../trpc.ts';
import { MarkedPlaces, placesIn } from '../team/marked-places.tsx';
import { useCheckedText } from '../team/use-checked-text.ts';

type FormProps = {
  readonly view: GatheringView;
  readonly close: () => void;
  readonly tell: (word: Word) => void;
};
export type OnMeetingProps = FormProps & { readonly meeting: GatheringMeetingView };

type Time = { on: IsoDate | ''; at: string };
const instantOf = ({ on, at }: Time): Instant | undefined => {
  const time = parseClock(at);
  return on === '' || time === undefined ? undefined : atTime(on, time);
};

const TimeFields = ({ anew = false }: { /** For a meeting that has a day already. */ anew?: boolean }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <DateField<Time>
        name="on"
        label={t(anew ? 'meetingPage.newDay' : 'bookMeeting.on')}
        lean="ahead"
        earliest={format.today}
      />
      <ClockField<Time> name="at" label={t('bookMeeting.at')} />
    </>
  );
};

const staying = (tell: (word: Word) => void) => (word: Word) => {
  tell(word);
  return undefined;
};

export const PlanForm = ({ view: { gathering }, close, tell }: FormProps) => {
  const { t } = useTranslation();
  const form = useForm<Time>({ on: '', at: '' });
  const act = useAct(api.gatherings.planMeeting.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async (values) => {
        const startsAt = instantOf(values);
        return startsAt && act.send({ gathering, startsAt });
      }}
      told={() => ({ title: t('gatheringPage.planned') })}
      then={staying(tell)}
      send={t('gatheringPage.plan')}
      cancel={close}
    >
      <TimeFields />
    </ActForm>
  );
};

type ReplyValues = { reply: MeetingReply | '' };
const replies = ['comes', 'otherTime', 'cannot'] as const satisfies readonly MeetingReply[];

export const ReplyForm = ({ view: { gathering }, meeting, close, tell }: OnMeetingProps) => {
  const { t } = useTranslation();
  const form = useForm<ReplyValues>({ reply: '' });
  const act = useAct(api.gatherings.reply.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ reply }) => (reply === '' ? undefined : act.send({ gathering, meeting: meeting.id, reply }))}
      told={() => ({ title: t('gatheringPage.replied') })}
      then={staying(tell)}
      send={t('gatheringPage.replySend')}
      cancel={close}
    >
      <RadioGroup<ReplyValues>
        name="reply"
        label={t('gatheringPage.replyLabel')}
        choices={replies.map((reply) => ({ value: reply, label: t(`meetingReply.${reply}`) }))}
      />
    </ActForm>
  );
};

type ReasonValues = { reason: GroupChangeReason | '' };
const ReasonField = () => {
  const { t } = useTranslation();
  return (
    <RadioGroup<ReasonValues>
      name="reason"
      label={t('gatheringPage.why')}
      choices={groupChangeReasons.map((reason) => ({ value: reason, label: t(`groupCodes.changeReason.${reason}`) }))}
    />
  );
};

export const MoveForm = ({ view: { gathering }, meeting, close, tell }: OnMeetingProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<Time & ReasonValues>({ on: '', at: format.time(meeting.startsAt), reason: '' });
  const act = useAct(api.gatherings.move.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ reason, ...time }) => {
        const startsAt = instantOf(time);
        if (!startsAt || reason === '') return undefined;
        return act.send({ gathering, meeting: meeting.id, startsAt, reason });
      }}
      told={() => ({ title: t('gatheringPage.moved') })}
      then={staying(tell)}
      send={t('gatheringPage.act.moveGroupMeeting')}
      cancel={close}
    >
      <TimeFields anew />
      <ReasonField />
    </ActForm>
  );
};

export const CancelForm = ({ view: { gathering }, meeting, close, tell }: OnMeetingProps) => {
  const { t } = useTranslation();
  const form = useForm<ReasonValues>({ reason: '' });
  const act = useAct(api.gatherings.cancel.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={async ({ reason }) => (reason === '' ? undefined : act.send({ gathering, meeting: meeting.id, reason }))}
      told={() => ({ title: t('gatheringPage.cancelled') })}
      then={staying(tell)}
      send={t('gatheringPage.act.cancelGroupMeeting')}
      cancel={close}
    >
      <ReasonField />
    </ActForm>
  );
};

type HeldValues = { attended: string[]; mode: MeetingMode | '' };

export const HeldForm = ({ view: { gathering }, meeting, close, tell }: OnMeetingProps) => {
  const { t } = useTranslation();
  const form = useForm<HeldValues>({ attended: [], mode: meeting.mode });
  const act = useAct(api.gatherings.held.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ attended, mode }) =>
        mode === '' ? undefined : act.send({ gathering, meeting: meeting.id, attended, mode })
      }
      told={() => ({ title: t('gatheringPage.heldDone') })}
      then={staying(tell)}
      send={t('gatheringPage.act.groupMeetingHeld')}
      cancel={close}
    >
      <CheckboxGroup<HeldValues>
        name="attended"
        label={t('gatheringPage.attended')}
        choices={meeting.parties.map(({ unit }) => ({
          value: unit.unit,
          label: `${unit.agencyName}, ${unit.unitName}`,
        }))}
      />
      <RadioGroup<HeldValues>
        name="mode"
        label={t('bookMeeting.mode')}
        choices={meetingModes.map((mode) => ({ value: mode, label: t(`meetingMode.${mode}`) }))}
      />
    </ActForm>
  );
};

type MinutesValues = Time & { text: string; next: string };

/** Ending a meeting books the next, or says why not. */
export const MinutesForm = ({ view, meeting, close, tell }: OnMeetingProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { gathering } = view;
  const planned = view.meetings.find(({ status, id }) => status === 'planned' && id !== meeting.id);
  const form = useForm<MinutesValues>({ text: '', next: planned ? planned.id : 'new', on: '', at: '' });
  const draft = useFormDraft(form, { form: 'groupMinutes', subject: meeting.id });
  const act = useAct(api.gatherings.recordMinutes.mutationOptions());
  const checked = useCheckedText();
  const next = useWatch({ control: form.control, name: 'next' });
  const none = (reason: 'dayToBeSet' | 'groupEnds') => ({ value: reason, label: t(`groupCodes.noNext.${reason}`) });
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ text, next: chosen, ...time }) => {
        const common = { gathering, meeting: meeting.id, text: text.trim() };
        const sendWith = (next: Parameters<typeof act.send>[0]['next']) =>
          checked.sent(common.text, act.send({ ...common, next }));
        if (chosen === 'dayToBeSet' || chosen === 'groupEnds') return sendWith({ none: chosen });
        if (chosen !== 'new') return sendWith({ meeting: chosen });
        const startsAt = instantOf(time);
        return startsAt && sendWith({ startsAt });
      }}
      refusals={{ identifiesSomebody: 'text' }}
      told={() => ({ title: t('gatheringPage.minutesDone') })}
      then={staying(tell)}
      send={t('gatheringPage.minutesSend')}
      cancel={close}
    >
      <TextArea<MinutesValues>
        name="text"
        label={t('gatheringPage.minutes')}
        hint={t(view.topic === 'samverkansteam' ? 'gatheringPage.minutesTeamHint' : 'gatheringPage.minutesHint')}
        rows={8}
        below={<MarkedPlaces text={checked.text} places={placesIn(act.problem, 'text')} />}
      />
      <RadioGroup<MinutesValues>
        name="next"
        label={t('gatheringPage.next')}
        choices={[
          ...(planned
            ? [
                {
                  value: planned.id,
                  label: t('gatheringPage.nextPlanned', { when: format.dateAndTime(planned.startsAt) }),
                },
              ]
            : []),
          { value: 'new', label: t('gatheringPage.nextNew') },
          none('dayToBeSet'),
          ...(view.topic === 'samverkansteam' ? [] : [none('groupEnds')]),
        ]}
      />
      {next === 'new' && <TimeFields />}
    </ActForm>
  );
};
