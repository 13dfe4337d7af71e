import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { organisationPage } from '../../i18n/sv/organisation.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { StaffTable } from './staff-table.tsx';
import { UnitTable } from './unit-table.tsx';

addRoom({ organisationPage });

/** Organisation: units and staff of the administrator's own agency. */
export const OrganisationPage = () => {
  const { t } = useTranslation();
  const query = useQuery(api.organisation.ownAgency.queryOptions());
  return (
    <Page wide title={t('organisationPage.title')}>
      <Loaded query={query}>
        {(agency) => (
          <>
            <p>{t('organisationPage.about', { agency: agency.agency.name })}</p>
            <UnitTable agency={agency} />
            <StaffTable agency={agency} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
