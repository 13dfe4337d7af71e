import { type IsoDate, type NoNextMeetingReason, noNextMeetingReasons } from '@stafett/domain';
import type { CaseView, MeetingView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { RadioGroup, SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { dayOf } from '../../format/date.ts';
import { useFormat } from '../../format/use-format.ts';
import { newId } from '../../new-id.ts';
import { Button } from '../../parts/button.tsx';
import { api } from '../../trpc.ts';
import { filled } from '../cases/filled.ts';
import { actPlace, mayAct, meetingPlace } from '../cases/ways.ts';
import { meetingPartyName } from './meeting-words.ts';

type Commitment = { id: string; party: string; what: string; dueOn: IsoDate | '' };
type Values = {
  situation: string;
  participantsOwnWords: string;
  commitments: Commitment[];
  next: 'booked' | 'none' | '';
  meeting: string;
  reason: NoNextMeetingReason | '';
};

/** Åtaganden as rows: vem, vad, senast. Each becomes a task that is followed until it is done. */
const CommitmentRows = ({ meeting }: { meeting: MeetingView }) => {
  const { t } = useTranslation();
  const { control } = useFormContext<Values>();
  // `id` is the commitment's own; the rows' keys go by another name.
  const { fields, append, remove } = useFieldArray({ control, name: 'commitments', keyName: 'row' });
  const held = dayOf(meeting.startsAt);
  return (
    <fieldset className="field rows">
      <legend>{t('minutes.commitments')}</legend>
      <p className="field-hint">{t('minutes.commitmentsHint')}</p>
      {fields.map(({ row }, index) => (
        <fieldset key={row} className="row">
          <legend>{t('minutes.commitment', { number: index + 1 })}</legend>
          <SelectField<Values>
            name={`commitments.${index}.party`}
            label={t('minutes.who')}
            inErrors={t('minutes.whoIn', { number: index + 1 })}
            choices={meeting.parties.map((party) => ({ value: party.id, label: meetingPartyName(t, party) }))}
          />
          <TextArea<Values>
            name={`commitments.${index}.what`}
            label={t('minutes.what')}
            inErrors={t('minutes.whatIn', { number: index + 1 })}
            rows={2}
          />
          <DateField<Values>
            name={`commitments.${index}.dueOn`}
            label={t('minutes.by')}
            inErrors={t('minutes.byIn', { number: index + 1 })}
            lean="ahead"
            earliest={held}
          />
          <Button kind="quiet" onClick={() => remove(index)}>
            {t('minutes.removeCommitment', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => append({ id: newId(), party: '', what: '', dueOn: '' }, { shouldFocus: false })}>
        {t('minutes.addCommitment')}
      </Button>
    </fieldset>
  );
};

const Next = ({ view, meeting }: { view: CaseView; meeting: MeetingView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const next = useWatch<Values, 'next'>({ name: 'next' });
  const planned = (view.meetings ?? []).filter(
    ({ id, status }) => (status === 'planned' || status === 'proposed') && id !== meeting.id,
  );
  return (
    <>
      <RadioGroup<Values>
        name="next"
        label={t('minutes.next')}
        choices={[
          { value: 'booked', label: t('minutes.nextBooked') },
          { value: 'none', label: t('minutes.nextNone') },
        ]}
      />
      {next === 'booked' &&
        (planned.length > 0 ? (
          <RadioGroup<Values>
            name="meeting"
            label={t('minutes.nextWhich')}
            choices={planned.map(({ id, kind, startsAt, status, times }) => ({
              value: id,
              label: t('minutes.nextMeeting', {
                kind: t(`meetingKind.${kind}`),
                when:
                  status === 'proposed'
                    ? t('meetingTimes.notSettled', { count: times?.length ?? 0 })
                    : format.dateAndTime(startsAt),
              }),
            }))}
          />
        ) : (
          <p>{t('minutes.noneBooked')}</p>
        ))}
      {next === 'booked' && mayAct(view, 'bookMeeting') && (
        <p>
          <Link {...actPlace(view.caseId, 'mote')}>{t('minutes.book')}</Link>
        </p>
      )}
      {next === 'none' && (
        <RadioGroup<Values>
          name="reason"
          label={t('minutes.whyNot')}
          choices={noNextMeetingReasons.map((reason) => ({ value: reason, label: t(`noNextMeetingReason.${reason}`) }))}
        />
      )}
    </>
  );
};

/** The minutes: the situation, the participant's own words, what each took on, and the next meeting or why not. */
export const MinutesForm = ({ view, meeting }: { view: CaseView; meeting: MeetingView }) => {
  const { t } = useTranslation();
  const { caseId } = view;
  const form = useForm<Values>({
    situation: '',
    participantsOwnWords: '',
    commitments: [],
    next: '',
    meeting: '',
    reason: '',
  });
  const draft = useFormDraft(form, { form: 'recordMinutes', caseId, subject: meeting.id });
  const act = useAct(api.meetings.recordMinutes.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ situation, participantsOwnWords, commitments, next, meeting: nextMeeting, reason }) => {
        const chosen = next === 'booked' ? { meeting: nextMeeting } : reason === '' ? undefined : { none: reason };
        if (!chosen) return undefined;
        return act.send({
          caseId,
          meeting: meeting.id,
          situation,
          ...filled({ participantsOwnWords }),
          commitments: commitments.flatMap(({ id, party, what, dueOn }) =>
            dueOn === '' ? [] : [{ id, party, what: what.trim(), dueOn }],
          ),
          next: chosen,
        });
      }}
      check={({ next, meeting: nextMeeting }) =>
        next === 'booked' && nextMeeting === '' ? [{ name: 'next', words: t('minutes.nextMissing') }] : []
      }
      told={(_, { commitments }) => ({
        title: t('minutes.saved'),
        text: [
          ...(commitments.length > 0 ? [t('minutes.savedTasks', { count: commitments.length })] : []),
          t('minutes.savedConfirm'),
        ],
      })}
      then={meetingPlace(caseId, meeting.id)}
      send={t('minutes.send')}
      cancel={meetingPlace(caseId, meeting.id)}
    >
      <p>{t('minutes.lead')}</p>
      <TextArea<Values> name="situation" label={t('minutes.situation')} hint={t('minutes.situationHint')} rows={6} />
      <TextArea<Values>
        name="participantsOwnWords"
        label={t('minutes.ownWords')}
        hint={t('minutes.ownWordsHint')}
        rows={4}
        optional
      />
      <CommitmentRows meeting={meeting} />
      <Next view={view} meeting={meeting} />
    </ActForm>
  );
};
