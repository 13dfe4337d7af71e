import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { organisationPage } from '../../i18n/sv/organisation.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { AbsenceSection } from './absence-section.tsx';
import { DetailsForm } from './details-form.tsx';
import { MailSection } from './mail-section.tsx';
import { RolesSection } from './roles-section.tsx';

addRoom({ organisationPage });

const route = getRouteApi('/organisation/personer/$staff');

/** One person on the staff: name and sign-in, units and roles, absence. */
export const PersonPage = () => {
  const { t } = useTranslation();
  const params = route.useParams();
  const query = useQuery(api.organisation.ownAgency.queryOptions());
  const [saved, setSaved] = useState<{ readonly name: string; readonly times: number }>();
  const person = query.data?.staff.find(({ id }) => id === params.staff);

  return (
    <Page
      title={person?.name ?? t('organisationPage.title')}
      above={t('organisationPage.person.above')}
      actions={
        <Link to="/organisation" className="button button-secondary">
          {t('organisationPage.person.back')}
        </Link>
      }
    >
      <Loaded query={query}>
        {(agency) =>
          person ? (
            <>
              <RolesSection staff={person} agency={agency} />
              <AbsenceSection staff={person} colleagues={agency.staff} />
              <MailSection key={`${person.id}-mail`} staff={person} />
              <Section id="uppgifter" title={t('organisationPage.person.details')}>
                {saved && (
                  <Notice
                    key={saved.times}
                    kind="done"
                    focus
                    title={t('organisationPage.person.saved', { name: saved.name })}
                  />
                )}
                <DetailsForm
                  key={person.id}
                  staff={person}
                  saved={(name) => setSaved((was) => ({ name, times: (was?.times ?? 0) + 1 }))}
                />
              </Section>
            </>
          ) : (
            <EmptyState title={t('organisationPage.person.unknown')} />
          )
        }
      </Loaded>
    </Page>
  );
};
