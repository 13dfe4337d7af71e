import type { ContactView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { leaveWord } from '../../act/word.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { useForm } from '../../form/form.tsx';
import { addRoom } from '../../i18n/index.ts';
import { contactRole, contactsPage } from '../../i18n/sv/contacts.ts';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { casePlace } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';
import { ContactPerson } from './contact-person.tsx';
import { nobody, personIn, type WhoValues } from './who.ts';
import { WhoFields } from './who-fields.tsx';

addRoom({ contactRole, contactsPage });

type Of = { readonly caseId: string; readonly id: string; readonly contact: ContactView };

const valuesOf = ({ person }: ContactView): WhoValues => {
  switch (person.type) {
    case 'unknown':
      return { ...nobody, kind: 'staff' };
    case 'staff':
      return { ...nobody, kind: 'staff', staff: person.staff.id };
    case 'outside':
      return {
        ...nobody,
        kind: 'outside',
        name: person.card?.name ?? '',
        phone: person.card?.phone ?? '',
        email: person.card?.email ?? '',
      };
    default:
      return person satisfies never;
  }
};

const End = ({ caseId, id }: Of) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const act = useAct(api.contacts.end.mutationOptions());
  const end = async () => {
    const answer = await act.send({ caseId, contact: id });
    if (!answer) return;
    leaveWord({ outcome: answer.outcome, title: t('contactsPage.endDone') });
    void navigate(casePlace(caseId, 'kontakter'));
  };
  return (
    <section aria-label={t('contactsPage.end')}>
      <p>{t('contactsPage.endText')}</p>
      <Button kind="danger" working={act.working} onClick={() => void end()}>
        {t('contactsPage.end')}
      </Button>
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </section>
  );
};

const Replace = ({ view, caseId, id, contact }: Of & Pick<ActFormProps, 'view'>) => {
  const { t } = useTranslation();
  const form = useForm<WhoValues>(valuesOf(contact));
  const draft = useFormDraft(form, { form: 'replaceContact', caseId, subject: id });
  const act = useAct(api.contacts.replace.mutationOptions());
  const own = contact.role === 'caseworker' && contact.party.unit === view.holder.unit;
  const party = partyName(contact.party);
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async (values) => {
        const person = personIn(own ? { ...values, kind: 'staff' } : values);
        return person && act.send({ caseId, contact: id, person });
      }}
      told={() => ({ title: t('contactsPage.done') })}
      then={casePlace(caseId, 'kontakter')}
      send={t('contactsPage.replaceSend')}
      cancel={casePlace(caseId, 'kontakter')}
      fields={{ 'person.staff': { name: 'staff', label: t('contactsPage.person') } }}
    >
      {contact.person.type === 'unknown' ? (
        <p>{t('contactsPage.nowUnknown', { party })}</p>
      ) : (
        <p>
          {t(`contactRole.${contact.role}`)}, {party}: <ContactPerson person={contact.person} />
        </p>
      )}
      <WhoFields unit={contact.party.unit} staffOnly={own} />
    </ActForm>
  );
};

/** Who was sought is named, somebody is somebody else, or nobody any more. */
export const ReplaceContactForm = ({ view, search }: ActFormProps) => {
  const { t } = useTranslation();
  const { caseId } = view;
  const query = useQuery(api.contacts.ofCase.queryOptions({ caseId }));
  return (
    <Loaded query={query}>
      {({ contacts }) => {
        const contact = contacts.find(({ id }) => id !== undefined && id === search.om);
        if (contact?.id === undefined) return <p>{t('contactsPage.gone')}</p>;
        const of = { caseId, id: contact.id, contact };
        return (
          <>
            <Replace view={view} {...of} />
            {contact.person.type !== 'unknown' && <End {...of} />}
          </>
        );
      }}
    </Loaded>
  );
};
