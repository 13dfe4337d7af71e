import { type MeetingCancelReason, type MeetingMode, meetingCancelReasons } from '@stafett/domain';
import type { ActAnswer, CaseView, MeetingView } from '@stafett/schemas';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { dayOf } from '../../format/date.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import { casePlace, minutesPlace } from '../cases/ways.ts';
import { meetingPartyName } from './meeting-words.ts';
import { noReasons, ReasonFields, type ReasonValues, reasonsOf } from './reason-fields.tsx';

export type MeetingFormProps = {
  readonly view: CaseView;
  readonly meeting: MeetingView;
  readonly close: () => void;
  readonly tell: (word: Word) => void;
};

export const modesOf = (view: CaseView, meeting: MeetingView): readonly MeetingMode[] =>
  view.options.meetings.find(({ kind }) => kind === meeting.kind)?.modes ?? [meeting.mode];

type CancelValues = ReasonValues & { reason: MeetingCancelReason | '' };

export const CancelForm = ({ view: { caseId }, meeting, close }: MeetingFormProps) => {
  const { t } = useTranslation();
  const form = useForm<CancelValues>({ reason: '', reasons: noReasons(meeting) });
  const act = useAct(api.meetings.cancel.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      danger
      submit={async ({ reason, reasons }) =>
        reason === '' ? undefined : act.send({ caseId, meeting: meeting.id, reason, ...reasonsOf({ reasons }) })
      }
      told={() => ({ title: t('meetingPage.cancelled'), text: [t('meetingPage.cancelledText')] })}
      // A party that only was asked to the meeting may not see the case any more.
      then={casePlace(caseId)}
      send={t('command.cancelMeeting')}
      cancel={close}
    >
      <RadioGroup<CancelValues>
        name="reason"
        label={t('meetingPage.cancelReason')}
        choices={meetingCancelReasons.map((reason) => ({ value: reason, label: t(`meetingCancelReason.${reason}`) }))}
      />
      <ReasonFields meeting={meeting} />
    </ActForm>
  );
};

type HeldValues = { attended: string[]; mode: MeetingMode | ''; sure: boolean };

/** Those who must be there and are not ticked: what follows is said before it is sent. */
const Missing = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useTranslation();
  const attended = useWatch<HeldValues, 'attended'>({ name: 'attended' });
  const missing = meeting.parties.filter(({ id, required }) => required && !attended.includes(id));
  if (missing.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={t('meetingPage.missing', { who: missing.map((party) => meetingPartyName(t, party)).join(', ') })}
    >
      <p>{t('meetingPage.missingText')}</p>
      <Checkbox<HeldValues> name="sure" label={t('meetingPage.missingSure')} />
    </Notice>
  );
};

/** Mötet hölls: who was there. Without all who must be there it does not count, and that is said beforehand. */
export const HeldForm = ({ view, meeting, close, tell }: MeetingFormProps) => {
  const { t } = useTranslation();
  const { caseId } = view;
  const form = useForm<HeldValues>({
    attended: meeting.parties.filter(({ reply }) => reply !== 'cannot').map(({ id }) => id),
    mode: meeting.mode,
    sure: false,
  });
  const draft = useFormDraft(form, { form: 'meetingHeld', caseId, subject: meeting.id });
  const act = useAct(api.meetings.held.mutationOptions());
  const counts = ({ happened }: Pick<ActAnswer, 'happened'>) => !happened.includes('meetingMissed');
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ attended, mode }) =>
        mode === '' ? undefined : act.send({ caseId, meeting: meeting.id, attended, mode })
      }
      told={(answer) =>
        counts(answer)
          ? { title: t('meetingPage.held'), text: [t('meetingPage.heldText')] }
          : { title: t('meetingPage.missed'), text: [t('meetingPage.missedText')] }
      }
      check={({ attended, sure }) =>
        !sure && meeting.parties.some(({ id, required }) => required && !attended.includes(id))
          ? [{ name: 'sure', words: t('meetingPage.missingAsk') }]
          : []
      }
      then={(word, answer) => {
        if (answer.outcome === 'saved' && counts(answer)) return minutesPlace(caseId, meeting.id);
        // It stays on the page: what was said may be written down all the same.
        tell(word);
        return undefined;
      }}
      send={t('meetingPage.heldSend')}
      cancel={close}
    >
      <CheckboxGroup<HeldValues>
        name="attended"
        label={t('meetingPage.whoCame')}
        hint={t('meetingPage.whoCameHint')}
        choices={meeting.parties.map((party) => ({
          value: party.id,
          label: meetingPartyName(t, party),
          ...(party.required && { hint: t('meetingPage.required') }),
        }))}
      />
      <Missing meeting={meeting} />
      <RadioGroup<HeldValues>
        name="mode"
        label={t('meetingPage.heldHow')}
        choices={modesOf(view, meeting).map((mode) => ({ value: mode, label: t(`meetingMode.${mode}`) }))}
      />
    </ActForm>
  );
};

/** What was on the day: for a heading. */
export const useMeetingTitle = () => {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ kind, startsAt, status }: Pick<MeetingView, 'kind' | 'startsAt' | 'status'>): string =>
    status === 'proposed'
      ? t('meetingTimes.title', { kind: t(`meetingKind.${kind}`) })
      : t('meetingPage.title', { kind: t(`meetingKind.${kind}`), date: format.date(dayOf(startsAt)) });
};
