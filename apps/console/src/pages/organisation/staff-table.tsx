import type { OwnAgency } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Section } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { DetailsForm } from './details-form.tsx';
import { useAwayWords } from './use-away-words.ts';
import { useRoleNames } from './use-role-names.ts';

type Staff = OwnAgency['staff'][number];

/** Everybody in the agency: where they work, as what, and who is away. */
export const StaffTable = ({ agency }: { agency: OwnAgency }) => {
  const { t } = useTranslation();
  const roleNames = useRoleNames();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<{ readonly name: string; readonly id: string | undefined }>();
  const [inactiveToo, setInactiveToo] = useState(false);
  const unitName = (id: string) => agency.units.find((unit) => unit.id === id)?.name ?? '';
  const shown = agency.staff.filter(({ active }) => active || inactiveToo);

  const awayWords = useAwayWords();
  const absence = ({ absences }: Staff): string => awayWords(absences);
  const columns: readonly Column<Staff>[] = [
    {
      id: 'name',
      header: t('organisationPage.staff.name'),
      names: true,
      sort: ({ name }) => name,
      cell: ({ id, name }) => (
        <Link to="/organisation/personer/$staff" params={{ staff: id }}>
          {name}
        </Link>
      ),
    },
    {
      id: 'units',
      header: t('organisationPage.staff.units'),
      cell: ({ units }) =>
        units.length === 0
          ? t('organisationPage.staff.noUnit')
          : units.map(({ unit, roles }) => (
              <span key={unit} className="below">
                {t('organisationPage.staff.unitRoles', { unit: unitName(unit), roles: roleNames(roles) })}
              </span>
            )),
    },
    { id: 'absent', header: t('organisationPage.staff.absent'), cell: absence, sort: absence },
    ...(inactiveToo
      ? [
          {
            id: 'state',
            header: t('organisationPage.staff.state'),
            cell: ({ active }: Staff) =>
              t(active ? 'organisationPage.staff.active' : 'organisationPage.staff.inactive'),
          },
        ]
      : []),
  ];

  return (
    <Section
      id="personal"
      title={t('organisationPage.staff.title')}
      actions={
        <Button
          onClick={() => {
            setAdded(undefined);
            setAdding(true);
          }}
        >
          {t('organisationPage.staff.add')}
        </Button>
      }
    >
      {added && (
        <Notice key={added.name} kind="done" focus title={t('organisationPage.person.added', { name: added.name })}>
          <p>
            {added.id === undefined ? (
              t('organisationPage.person.addedNext', { name: added.name })
            ) : (
              <Link to="/organisation/personer/$staff" params={{ staff: added.id }}>
                {t('organisationPage.person.addedNext', { name: added.name })}
              </Link>
            )}
          </p>
        </Notice>
      )}
      {adding && (
        <Unfolded title={t('organisationPage.person.addTitle')}>
          <DetailsForm
            saved={(name, saved, subject) => {
              setAdding(false);
              setAdded({ name, id: saved.staff.find((person) => person.subject === subject)?.id });
            }}
          >
            <Button onClick={() => setAdding(false)}>{t('form.cancel')}</Button>
          </DetailsForm>
        </Unfolded>
      )}
      {agency.staff.some(({ active }) => !active) && (
        <div className="choice">
          <input
            type="checkbox"
            id="inactive-too"
            checked={inactiveToo}
            onChange={({ target }) => setInactiveToo(target.checked)}
          />
          <label htmlFor="inactive-too">{t('organisationPage.staff.showInactive')}</label>
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('organisationPage.staff.empty')} />
      ) : (
        <DataTable
          caption={t('organisationPage.staff.title')}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          sort={{ column: 'name', direction: 'ascending' }}
        />
      )}
    </Section>
  );
};
