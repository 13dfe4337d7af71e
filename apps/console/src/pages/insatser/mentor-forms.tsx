import type { IsoDate } from '@stafett/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { SelectField } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea, TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { staffWith } from '../cases/assign-forms.tsx';
import { filled } from '../cases/filled.ts';
import { casePlace } from '../cases/ways.ts';

type MatchValues = {
  name: string;
  contact: string;
  text: string;
  supervisor: string;
  standIn: string;
  sameAs: string;
  on: IsoDate | '';
};

/** Matching is individual: who the mentor is, who has the daily work, and who has it when that person is away. */
export const MatchMentorForm = ({ view: { caseId, insats } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(api.organisation.directory.queryOptions());
  const form = useForm<MatchValues>({
    name: '',
    contact: '',
    text: '',
    supervisor: '',
    standIn: '',
    sameAs: '',
    on: format.today,
  });
  const draft = useFormDraft(form, { form: 'matchMentor', caseId });
  const held = useQuery(api.cases.list.queryOptions({ which: 'held', limit: 200 }));
  // Who is in the insats has a mentor.
  const matched = (held.data?.rows ?? []).filter(
    (row) => row.insats === insats && row.phase === 'insats' && row.caseId !== caseId,
  );
  const act = useAct(api.insatser.matchMentor.mutationOptions());
  return (
    <Loaded query={query}>
      {({ ownUnitStaff }) => {
        const people = staffWith(ownUnitStaff, 'caseworker', 'coach', 'manager').map(({ id, name }) => ({
          value: id,
          label: name,
        }));
        return (
          <ActForm
            form={form}
            draft={draft}
            act={act}
            submit={async ({ name, contact, text, supervisor, standIn, sameAs, on }) =>
              on === ''
                ? undefined
                : act.send({
                    caseId,
                    mentor: { name: name.trim(), ...filled({ contact: contact.trim(), text: text.trim() }) },
                    supervisor,
                    standIn,
                    on,
                    ...(sameAs !== '' && { sameMentorAs: sameAs }),
                  })
            }
            told={() => ({ title: t('insatsForm.mentor.done'), text: [t('insatsForm.mentor.doneText')] })}
            then={casePlace(caseId)}
            send={t('insatsForm.mentor.send')}
            cancel={casePlace(caseId)}
            check={({ supervisor, standIn }) =>
              supervisor !== '' && supervisor === standIn
                ? [{ name: 'standIn', words: t('refusal.standInIsTheSame') }]
                : []
            }
            fields={{ 'mentor.name': { name: 'name', label: t('insatsForm.mentor.name') } }}
          >
            <p>{t('insatsForm.mentor.lead')}</p>
            <TextField<MatchValues> name="name" label={t('insatsForm.mentor.name')} />
            <TextField<MatchValues> name="contact" label={t('insatsForm.mentor.contact')} optional />
            <TextArea<MatchValues> name="text" label={t('insatsForm.mentor.text')} optional />
            {matched.length > 0 && (
              <SelectField<MatchValues>
                name="sameAs"
                label={t('insatsForm.mentor.sameAs')}
                hint={t('insatsForm.mentor.sameAsHint')}
                optional
                choices={matched.map(({ caseId: value, caseCode, participantName }) => ({
                  value,
                  label: participantName === undefined ? caseCode : `${caseCode}, ${participantName}`,
                }))}
              />
            )}
            <SelectField<MatchValues> name="supervisor" label={t('insatsForm.mentor.supervisor')} choices={people} />
            <SelectField<MatchValues>
              name="standIn"
              label={t('insatsForm.mentor.standIn')}
              hint={t('insatsForm.mentor.standInHint')}
              choices={people}
            />
            <DateField<MatchValues> name="on" label={t('insatsForm.mentor.on')} lean="back" latest={format.today} />
          </ActForm>
        );
      }}
    </Loaded>
  );
};

type ContactValues = { on: IsoDate | '' };

export const MentorContactForm = ({ view: { caseId, insatsParts } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<ContactValues>({ on: format.today });
  const act = useAct(api.insatser.recordMentorContact.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ on }) => (on === '' ? undefined : act.send({ caseId, on }))}
      told={() => ({ title: t('insatsForm.mentor.contactDone') })}
      then={casePlace(caseId)}
      send={t('insatsForm.mentor.contactSend')}
      cancel={casePlace(caseId)}
    >
      <p>{t('insatsForm.mentor.contactLead')}</p>
      <DateField<ContactValues>
        name="on"
        label={t('insatsForm.mentor.contactOn')}
        lean="back"
        earliest={insatsParts?.mentorship?.matchedOn}
        latest={format.today}
      />
    </ActForm>
  );
};

type AbsenceValues = { until: IsoDate | '' };

/** The daglig handledare is away: the named stand-in has the work. */
export const SupervisorAbsenceForm = ({ view: { caseId, insatsParts } }: ActFormProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const form = useForm<AbsenceValues>({ until: '' });
  const act = useAct(api.insatser.recordSupervisorAbsence.mutationOptions());
  const mentorship = insatsParts?.mentorship;
  return (
    <ActForm
      form={form}
      act={act}
      submit={async ({ until }) => (until === '' ? undefined : act.send({ caseId, until }))}
      told={(_, { until }) => ({
        title: t('insatsForm.mentor.absenceDone', { date: until === '' ? '' : format.date(until) }),
      })}
      then={casePlace(caseId)}
      send={t('insatsForm.mentor.absenceSend')}
      cancel={casePlace(caseId)}
    >
      {mentorship && (
        <p>
          {t('insatsForm.mentor.absenceLead', {
            standIn: mentorship.standIn.name,
            supervisor: mentorship.supervisor.name,
          })}
        </p>
      )}
      <DateField<AbsenceValues>
        name="until"
        label={t('insatsForm.mentor.until')}
        lean="ahead"
        earliest={format.today}
      />
    </ActForm>
  );
};
