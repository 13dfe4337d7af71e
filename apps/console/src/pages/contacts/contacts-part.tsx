import type { CaseContacts, CaseView, ContactView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.ts';
import type { Word } from '../../act/word.ts';
import { addRoom } from '../../i18n/index.ts';
import { contactRole, contactsPage } from '../../i18n/sv/contacts.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { actPlace, mayAct } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';
import { ContactManagers, ContactPerson } from './contact-person.tsx';

addRoom({ contactRole, contactsPage });

type Tell = ((word: Word | undefined) => void) | undefined;

/** What may be done about a contact: ask the unit who it is, or change who it is. */
const Acts = ({ view, of, found, tell }: { view: CaseView; of: ContactView; found: CaseContacts; tell: Tell }) => {
  const { t } = useTranslation();
  const { unit } = useMe();
  const { caseId, holder } = view;
  const mayChange = of.id !== undefined && found.mayChange.includes(of.id);
  const act = useAct(api.contacts.ask.mutationOptions());
  const party = partyName(of.party);
  const ask = async () => {
    tell?.(undefined);
    const { agency, unit: asked } = of.party;
    const answer = await act.send({ caseId, of: { agency, unit: asked } });
    if (answer)
      tell?.({
        outcome: answer.outcome,
        title: t('contactsPage.askDone', { party }),
        text: [t('contactsPage.askDoneText')],
      });
  };
  // A contact has an id of its own; who is known by what they sent alone has none, and the unit may be asked still.
  const mayAsk = of.role === 'caseworker' && found.mayAsk.some((askable) => askable.unit === of.party.unit);
  const words = of.person.type === 'unknown' ? (['ask', 'askOf'] as const) : (['askWho', 'askWhoOf'] as const);
  return (
    <>
      {mayAsk && of.id === undefined && (
        <Button working={act.working} aria-label={t(`contactsPage.${words[1]}`, { party })} onClick={() => void ask()}>
          {t(`contactsPage.${words[0]}`)}
        </Button>
      )}
      {of.person.type === 'unknown' &&
        !of.person.asked &&
        of.party.unit === holder.unit &&
        mayAct(view, 'assignCaseworker') && (
          <Link {...actPlace(caseId, 'handlaggare')}>{t('command.assignCaseworker')}</Link>
        )}
      {mayChange && of.person.type === 'unknown' && of.party.unit === unit.id && (
        <Link {...actPlace(caseId, 'byt-kontakt', of.id === undefined ? {} : { om: of.id })}>
          {t('taskKind.nameCaseworker')}
        </Link>
      )}
      {mayChange && of.person.type !== 'unknown' && (
        <Link
          {...actPlace(caseId, 'byt-kontakt', of.id === undefined ? {} : { om: of.id })}
          aria-label={t('contactsPage.changeOf', { role: t(`contactRole.${of.role}`), party })}
        >
          {t('contactsPage.change')}
        </Link>
      )}
      {act.refusal && <Notice kind="problem" focus title={act.refusal.words} />}
    </>
  );
};

const Contacts = ({ view, found, tell }: { view: CaseView; found: CaseContacts; tell: Tell }) => {
  const { t } = useTranslation();
  const { caseId } = view;
  const columns: readonly Column<ContactView>[] = [
    { id: 'role', header: t('contactsPage.role'), names: true, cell: ({ role }) => t(`contactRole.${role}`) },
    { id: 'who', header: t('contactsPage.who'), cell: ({ person }) => <ContactPerson person={person} /> },
    {
      id: 'where',
      header: t('contactsPage.where'),
      cell: ({ party }) => (
        <>
          {party.agencyName}
          <span className="below quiet">{party.unitName}</span>
        </>
      ),
    },
    {
      id: 'manager',
      header: t('contactsPage.manager'),
      cell: ({ managers }) => <ContactManagers managers={managers} />,
    },
    {
      id: 'acts',
      header: t('actions.more'),
      cell: (contact) => <Acts view={view} of={contact} found={found} tell={tell} />,
    },
  ];
  return (
    <>
      {found.contacts.length === 0 ? (
        <p>{t('contactsPage.none')}</p>
      ) : (
        <DataTable
          caption={t('contactsPage.part')}
          columns={columns}
          rows={found.contacts}
          rowKey={({ id, role, party }) => id ?? `${role} ${party.unit}`}
        />
      )}
      <p className="no-print">
        {found.mayName && <Link {...actPlace(caseId, 'kontakt')}>{t('contactsPage.add')}</Link>}{' '}
        <Link to="/kontakter">{t('contactsPage.toDirectory')}</Link>
      </p>
    </>
  );
};

/** Kontakter: who works with the participant at each party, their stand-in and manager, and of whom nobody is known. */
export const ContactsPart = ({ view, tell }: { view: CaseView; tell?: Tell }) => {
  const { t } = useTranslation();
  const query = useQuery({
    ...api.contacts.ofCase.queryOptions({ caseId: view.caseId }),
    enabled: view.identity !== undefined,
  });
  if (!view.identity) return null;
  return (
    <Section id="kontakter" title={t('contactsPage.part')}>
      <p className="quiet">{t('contactsPage.lead')}</p>
      <Loaded query={query}>{(found) => <Contacts view={view} found={found} tell={tell} />}</Loaded>
    </Section>
  );
};
