import type { GatheringList, GatheringView } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWord } from '../../act/last-word.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { gatheringPage } from '../../i18n/sv/gatherings.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { Agenda, Recommendations } from './agenda.tsx';
import type { GatheringsSearch } from './gatherings-search.ts';
import { Meetings } from './meetings.tsx';

addRoom({ gatheringPage });

const route = getRouteApi('/samverkansteam');

const Gathering = ({ view }: { view: GatheringView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { told, tell } = useWord();
  const { waitingFor: waits } = view;
  const isTeam = view.topic === 'samverkansteam';
  return (
    <>
      {told}
      {waits && (
        <p className="lead">
          {t('gatheringPage.waits', {
            units: waits.units.map(({ unitName, agencyName }) => `${agencyName}, ${unitName}`).join('; '),
            about: t(`groupCodes.reminder.${waits.about}`),
            date: format.near(waits.nextOn),
          })}
        </p>
      )}
      {isTeam && <Agenda view={view} tell={tell} />}
      <Meetings view={view} tell={tell} />
      {isTeam && <Recommendations view={view} tell={tell} />}
    </>
  );
};

/** The samverkansteam and groups that the unit is in: Ärendekö, Möten, Rekommendationer. */
export const GatheringsPage = () => {
  const { t } = useTranslation();
  const search: GatheringsSearch = route.useSearch();
  const list = useQuery(api.gatherings.list.queryOptions());
  const gatherings: GatheringList['gatherings'] = list.data?.gatherings ?? [];
  const chosen = gatherings.find(({ gathering }) => gathering === search.grupp) ?? gatherings[0];
  const query = useQuery(api.gatherings.view.queryOptions(chosen ? { gathering: chosen.gathering } : skipToken));
  const named = (one: GatheringList['gatherings'][number]) => one.name ?? t(`groupCodes.topic.${one.topic}`);
  return (
    <Page title={chosen ? named(chosen) : t('gatheringPage.title')}>
      {gatherings.length > 1 && (
        <nav aria-label={t('gatheringPage.choose')}>
          <ul className="chips">
            {gatherings.map((one) => (
              <li key={one.gathering}>
                <Link
                  to="/samverkansteam"
                  search={{ grupp: one.gathering }}
                  className="chip"
                  aria-current={one === chosen ? 'true' : undefined}
                >
                  {named(one)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Loaded query={list}>
        {() =>
          chosen ? (
            <Loaded query={query}>{(view) => <Gathering key={view.gathering} view={view} />}</Loaded>
          ) : (
            <EmptyState title={t('gatheringPage.none')}>
              <p>{t('gatheringPage.noneText')}</p>
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
};
