import type { Role } from '@stafett/domain';
import type { Directory } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { RadioGroup, SelectField } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { casePlace } from './ways.ts';

type StaffRow = Directory['ownUnitStaff'][number];
type Values = { staff: string };

/** Colleagues in one's own unit, to choose one of. Who is away says until when. */
export const StaffChoice = ({
  label,
  staff,
  optional,
}: {
  label: string;
  staff: readonly StaffRow[];
  optional?: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const choices = staff.map(({ id, name, absentUntil }) => ({
    value: id,
    label: name,
    ...(absentUntil && { hint: t('actForm.assign.absent', { date: format.near(absentUntil) }) }),
  }));
  if (choices.length === 0) return <p>{t('actForm.assign.nobody')}</p>;
  return choices.length > 6 || optional ? (
    <SelectField<Values>
      name="staff"
      label={label}
      {...(optional && { optional })}
      choices={choices.map(({ value, label: name, hint }) => ({ value, label: hint ? `${name} (${hint})` : name }))}
    />
  ) : (
    <RadioGroup<Values> name="staff" label={label} choices={choices} />
  );
};

/** The unit's staff who hold any of the roles. */
export const staffWith = (staff: readonly StaffRow[], ...roles: readonly Role[]): readonly StaffRow[] =>
  staff.filter((one) => one.roles.some((role) => roles.includes(role)));

export const AssignCaseworkerForm = ({ view: { caseId, holder } }: ActFormProps) => {
  const { t } = useTranslation();
  const query = useQuery(api.organisation.directory.queryOptions());
  const form = useForm<Values>({ staff: holder.caseworker?.id ?? '' });
  const act = useAct(api.cases.assignCaseworker.mutationOptions());
  return (
    <Loaded query={query}>
      {({ ownUnitStaff }) => (
        <ActForm
          form={form}
          act={act}
          submit={({ staff }) => act.send({ caseId, staff })}
          told={(_, { staff }) => ({
            title: t('actForm.assign.caseworkerDone', { name: ownUnitStaff.find(({ id }) => id === staff)?.name }),
          })}
          then={casePlace(caseId)}
          send={t('actForm.assign.caseworkerSend')}
          cancel={casePlace(caseId)}
        >
          <p>{t('actForm.assign.caseworkerLead')}</p>
          <StaffChoice
            label={t('actForm.assign.caseworker')}
            staff={staffWith(ownUnitStaff, 'caseworker', 'coach', 'manager')}
          />
        </ActForm>
      )}
    </Loaded>
  );
};

export const AssignCoachForm = ({ view: { caseId, coach } }: ActFormProps) => {
  const { t } = useTranslation();
  const query = useQuery(api.organisation.directory.queryOptions());
  const form = useForm<Values>({ staff: coach?.id ?? '' });
  const act = useAct(api.cases.assignCoach.mutationOptions());
  return (
    <Loaded query={query}>
      {({ ownUnitStaff }) => (
        <ActForm
          form={form}
          act={act}
          submit={({ staff }) => act.send({ caseId, coach: staff })}
          told={(_, { staff }) => ({
            title: t('actForm.assign.coachDone', { name: ownUnitStaff.find(({ id }) => id === staff)?.name }),
          })}
          then={casePlace(caseId)}
          send={t('actForm.assign.coachSend')}
          cancel={casePlace(caseId)}
        >
          <p>{t('actForm.assign.coachLead')}</p>
          <StaffChoice label={t('actForm.assign.coach')} staff={staffWith(ownUnitStaff, 'coach')} />
        </ActForm>
      )}
    </Loaded>
  );
};
