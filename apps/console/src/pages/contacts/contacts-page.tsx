import type { ContactList } from '@stafett/schemas';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { contactRole, contactsPage } from '../../i18n/sv/contacts.ts';
import { Button } from '../../parts/button.tsx';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api, apiClient } from '../../trpc.ts';
import { partyName } from '../handovers/party-names.ts';
import { CaseName } from '../waiting-list/case-name.tsx';
import { ContactManagers, ContactPerson } from './contact-person.tsx';
import type { ContactsSearch } from './contacts-search.ts';

addRoom({ contactRole, contactsPage });

const route = getRouteApi('/kontakter');
type Row = ContactList['rows'][number];

const AgencyFilter = ({ search }: { search: ContactsSearch }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(api.organisation.directory.queryOptions());
  return (
    <div className="filters">
      <label>
        {t('contactsPage.agency')}
        <select
          className="input select"
          value={search.myndighet ?? ''}
          onChange={({ target }) => {
            const { myndighet: _, ...rest } = search;
            const chosen = target.value === '' ? {} : { myndighet: target.value };
            void navigate({ to: '/kontakter', search: { ...rest, ...chosen }, replace: true });
          }}
        >
          <option value="">{t('contactsPage.allAgencies')}</option>
          {(data?.agencies ?? [])
            .filter(({ kind }) => kind !== 'forbund')
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
};

const Table = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useTranslation();
  const columns: readonly Column<Row>[] = [
    {
      id: 'case',
      header: t('contactsPage.case'),
      names: true,
      cell: (row) => (
        <>
          <CaseName of={row} mayOpen />
          <span className="below quiet">{row.insatsName}</span>
        </>
      ),
    },
    {
      id: 'contacts',
      header: t('contactsPage.contacts'),
      cell: ({ contacts }) => (
        <ul className="plain-list">
          {contacts.map(({ id, role, party, person, managers }) => (
            <li key={id ?? `${role} ${party.unit}`}>
              {t(`contactRole.${role}`)}, {partyName(party)}: <ContactPerson person={person} />
              <span className="below quiet">
                {t('contactsPage.manager')}: <ContactManagers managers={managers} />
              </span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return <DataTable caption={t('contactsPage.title')} columns={columns} rows={rows} rowKey={({ caseId }) => caseId} />;
};

/** What would be here, and the way on: without the filters, or to the unit's cases. */
const Empty = ({ search }: { search: ContactsSearch }) => {
  const { t } = useTranslation();
  const filtered = search.okanda === true || search.myndighet !== undefined;
  return (
    <EmptyState title={t(search.okanda ? 'contactsPage.emptyUnknown' : 'contactsPage.empty')}>
      <p>{t(search.okanda ? 'contactsPage.emptyUnknownText' : 'contactsPage.emptyText')}</p>
      <p>
        {filtered ? (
          <Link to="/kontakter">{t('contactsPage.showAll')}</Link>
        ) : (
          <Link to="/arenden">{t('contactsPage.toCases')}</Link>
        )}
      </p>
    </EmptyState>
  );
};

/** Vem är handläggare? Case by case, of the cases that the unit may see. */
export const ContactsPage = () => {
  const { t } = useTranslation();
  const { unit } = useMe();
  const search: ContactsSearch = route.useSearch();
  const { okanda, myndighet } = search;
  const request = { unknownOnly: okanda === true, ...(myndighet !== undefined && { agency: myndighet }) };
  const query = useInfiniteQuery({
    queryKey: api.contacts.list.infiniteQueryKey(request),
    queryFn: ({ pageParam }) =>
      apiClient.contacts.list.query({ ...request, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const { okanda: _, ...rest } = search;
  return (
    <Page wide title={t('contactsPage.title')} above={unit.name}>
      <p>{t('contactsPage.titleLead')}</p>
      <ChipFilter
        label={t('contactsPage.which')}
        chips={[false, true].map((unknown) => ({
          id: unknown ? 'unknown' : 'all',
          label: t(unknown ? 'contactsPage.unknownOnly' : 'contactsPage.all'),
          chosen: request.unknownOnly === unknown,
          ...(request.unknownOnly === unknown && query.data && { count: query.data.pages[0]?.total ?? 0 }),
          link: { to: '/kontakter', search: unknown ? { ...rest, okanda: true } : rest },
        }))}
      />
      <AgencyFilter search={search} />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              {rows.length === 0 ? <Empty search={search} /> : <Table rows={rows} />}
              {query.hasNextPage && (
                <Button working={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t('table.showMore')}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
};
