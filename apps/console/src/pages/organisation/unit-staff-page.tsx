import type { UnitStaff } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { organisationPage } from '../../i18n/sv/organisation.ts';
import { slots } from '../../i18n/sv/slots.ts';
import { staffChange } from '../../i18n/sv/staff-change.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { AbsenceSection } from './absence-section.tsx';
import { useAwayWords } from './use-away-words.ts';
import { useRoleNames } from './use-role-names.ts';

addRoom({ staffChange, slots, organisationPage });

type Person = UnitStaff['staff'][number];

/** Personal: who works in the manager's units, and who is away. */
export const UnitStaffPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const roleNames = useRoleNames();
  const awayWords = useAwayWords();
  const query = useQuery(api.organisation.unitStaff.queryOptions());
  const columns = (units: UnitStaff['units']): readonly Column<Person>[] => [
    {
      id: 'name',
      header: t('organisationPage.staff.name'),
      names: true,
      sort: ({ name }) => name,
      cell: ({ id, name }) => (
        <Link to="/personal/$staff" params={{ staff: id }}>
          {name}
        </Link>
      ),
    },
    {
      id: 'units',
      header: t('organisationPage.staff.units'),
      cell: (person) =>
        person.units.map(({ unit, roles }) => (
          <span key={unit} className="below">
            {t('organisationPage.staff.unitRoles', {
              unit: units.find(({ id }) => id === unit)?.name ?? '',
              roles: roleNames(roles),
            })}
          </span>
        )),
    },
    {
      id: 'absent',
      header: t('organisationPage.staff.absent'),
      cell: ({ absences }) => awayWords(absences),
      sort: ({ absences }) => awayWords(absences),
    },
  ];
  return (
    <Page
      wide
      title={t('menu.staff')}
      actions={
        <>
          <Link to="/personal/tider" className="button button-secondary">
            {t('slots.title')}
          </Link>
          <Link to="/lamna-over" className="button button-secondary">
            {t('staffChange.title')}
          </Link>
        </>
      }
    >
      <Loaded query={query}>
        {({ units, staff }) => (
          <>
            <p>
              {t('organisationPage.unitStaff.about', {
                units: new Intl.ListFormat(format.language, { type: 'conjunction' }).format(
                  units.map(({ name }) => name),
                ),
              })}
            </p>
            <DataTable caption={t('menu.staff')} columns={columns(units)} rows={staff} rowKey={({ id }) => id} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const route = getRouteApi('/personal/$staff');

/** One person in the manager's units: when they are away, and who stands in. */
export const UnitPersonPage = () => {
  const { t } = useTranslation();
  const params = route.useParams();
  const query = useQuery(api.organisation.unitStaff.queryOptions());
  const person = query.data?.staff.find(({ id }) => id === params.staff);
  return (
    <Page
      title={person?.name ?? t('menu.staff')}
      above={t('menu.staff')}
      actions={
        <Link to="/personal" className="button button-secondary">
          {t('organisationPage.unitStaff.back')}
        </Link>
      }
    >
      <Loaded query={query}>
        {({ staff }) =>
          person ? (
            <AbsenceSection staff={person} colleagues={staff} mayChange={person.own} />
          ) : (
            <EmptyState title={t('organisationPage.unitStaff.unknown')} />
          )
        }
      </Loaded>
    </Page>
  );
};
