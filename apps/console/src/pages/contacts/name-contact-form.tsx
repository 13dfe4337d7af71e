import { agenciesOfRole, type ContactRole, contactRoles } from '@stafett/domain';
import type { CaseContacts, Directory } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { SelectField } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { addRoom } from '../../i18n/index.ts';
import { contactRole, contactsPage } from '../../i18n/sv/contacts.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';
import { nobody, personIn, type WhoValues } from './who.ts';
import { WhoFields } from './who-fields.tsx';

addRoom({ contactRole, contactsPage });

type Values = WhoValues & { unit: string; role: ContactRole | '' };
type Agency = Directory['agencies'][number];

const agencyOf = (agencies: readonly Agency[], unit: string): Agency | undefined =>
  agencies.find(({ units }) => units.some(({ id }) => id === unit));

const FormFor = ({
  view,
  search,
  agencies,
  mayName,
}: ActFormProps & { agencies: readonly Agency[]; mayName: CaseContacts['mayName'] }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { caseId, holder } = view;
  const form = useForm<Values>({ ...nobody, unit: search.om ?? (mayName === 'anyUnit' ? '' : me.unit.id), role: '' });
  const draft = useFormDraft(form, { form: 'nameContact', caseId });
  const act = useAct(api.contacts.name.mutationOptions());
  const unit = form.watch('unit');
  const agency = agencyOf(agencies, unit);
  const roles = contactRoles.filter((role) => agency && agenciesOfRole[role].includes(agency.kind));
  // The holder's handläggare is the case's own: one of its people.
  const own = form.watch('role') === 'caseworker' && unit === holder.unit;
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async (values) => {
        const person = personIn(own ? { ...values, kind: 'staff' } : values);
        return agency && values.role !== '' && person
          ? act.send({ caseId, role: values.role, of: { agency: agency.id, unit }, person })
          : undefined;
      }}
      told={() => ({ title: t('contactsPage.done') })}
      then={casePlace(caseId, 'kontakter')}
      send={t('contactsPage.send')}
      cancel={casePlace(caseId, 'kontakter')}
      fields={{ 'person.staff': { name: 'staff', label: t('contactsPage.person') } }}
    >
      <p>{t('contactsPage.formLead')}</p>
      {mayName === 'anyUnit' && (
        <SelectField<Values>
          name="unit"
          label={t('contactsPage.unit')}
          choices={agencies.flatMap(({ name, kind, units }) =>
            kind === 'forbund' ? [] : units.map(({ id, name: named }) => ({ value: id, label: `${name}, ${named}` })),
          )}
        />
      )}
      {unit !== '' && (
        <>
          <SelectField<Values>
            name="role"
            label={t('contactsPage.contactRoleLabel')}
            choices={roles.map((role) => ({ value: role, label: t(`contactRole.${role}`) }))}
          />
          <WhoFields unit={unit} staffOnly={own} />
        </>
      )}
    </ActForm>
  );
};

/** Somebody is written in as contact: at one's own unit, or by the holder at any. */
export const NameContactForm = (props: ActFormProps) => {
  const directory = useQuery(api.organisation.directory.queryOptions());
  const contacts = useQuery(api.contacts.ofCase.queryOptions({ caseId: props.view.caseId }));
  return (
    <Loaded query={contacts}>
      {({ mayName }) => (
        <Loaded query={directory}>
          {({ agencies }) => <FormFor {...props} agencies={agencies} mayName={mayName} />}
        </Loaded>
      )}
    </Loaded>
  );
};
