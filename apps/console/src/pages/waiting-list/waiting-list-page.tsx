import type { WaitingListView } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { waitingListPage } from '../../i18n/sv/waiting-list.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { type Called, CalledNotice, CallNextForm } from './call-next.tsx';
import { CalledTable } from './called-table.tsx';
import { Coaches } from './coaches.tsx';
import { freeSeats } from './waited.ts';
import type { WaitingListSearch } from './waiting-list-search.ts';
import { WaitingTable } from './waiting-table.tsx';

addRoom({ waitingListPage });

const route = getRouteApi('/ko');

/** No coach has a place today: nobody can be called, and the kö grows. */
const isVacant = ({ coaches }: WaitingListView): boolean =>
  coaches.length > 0 && coaches.every(({ seats }) => seats === 0);

const WaitingList = ({ view }: { view: WaitingListView }) => {
  const { t } = useTranslation();
  const me = useMe();
  const [calling, setCalling] = useState(false);
  const [called, setCalled] = useState<Called>();
  const free = freeSeats(view.coaches);
  const anybody = hasRole(me, 'manager');
  const toCallTo = view.coaches.filter(({ coach, free: seats }) => seats > 0 && (anybody || coach.id === me.staff.id));
  const givers = view.placeGivers.map(({ name }) => name).join(', ');
  const mayCall = view.allowed.includes('callNext') && view.rows.length > 0;
  // The förbund's own coordinator sees where cases stand, but opens none.
  const mayOpen = hasRole(me, 'caseworker', 'coach', 'manager', 'insatsCoordinator');

  return (
    <>
      {called && <CalledNotice {...called} />}
      <p className="lead">
        {t('waitingListPage.waiting', { count: view.rows.length })}{' '}
        {free > 0 ? t('waitingListPage.free', { count: free }) : t('waitingListPage.freeNone')}
      </p>
      {isVacant(view) && view.rows.length > 0 && (
        <Notice kind="warning" title={t('waitingListPage.vacant.title')}>
          <p>
            {t('waitingListPage.vacant.text')}{' '}
            {view.allowed.includes('setCapacity') ? (
              <Link to="." hash="coacher" search={(same) => same}>
                {t('waitingListPage.vacant.fill')}
              </Link>
            ) : (
              givers !== '' && t('waitingListPage.call.givers', { names: givers })
            )}
          </p>
        </Notice>
      )}
      {mayCall &&
        !calling &&
        !isVacant(view) &&
        (toCallTo.length > 0 ? (
          <p>
            <Button
              kind="primary"
              onClick={() => {
                setCalled(undefined);
                setCalling(true);
              }}
            >
              {t('waitingListPage.call.go')}
            </Button>
          </p>
        ) : (
          <p>
            {t(anybody ? 'waitingListPage.call.noRoomAny' : 'waitingListPage.call.noRoom')}{' '}
            {givers !== '' && t('waitingListPage.call.givers', { names: givers })}
          </p>
        ))}
      {calling && (
        <Unfolded title={t('waitingListPage.call.title')}>
          <CallNextForm
            view={view}
            coaches={toCallTo}
            close={() => setCalling(false)}
            called={(answer) => {
              setCalled(answer);
              setCalling(false);
            }}
          />
        </Unfolded>
      )}
      <WaitingTable view={view} mayOpen={mayOpen} />
      <CalledTable view={view} mayOpen={mayOpen} />
      <Coaches view={view} />
    </>
  );
};

/** Kö: position, wait and expectation, the coaches' places, and calling the next. */
export const WaitingListPage = () => {
  const { t } = useTranslation();
  const places = useMe().places.filter(({ hasWaitingList }) => hasWaitingList);
  const search: WaitingListSearch = route.useSearch();
  const chosen = places.find(({ insats, place }) => insats === search.insats && place === search.place) ?? places[0];
  const query = useQuery(
    api.waitingList.view.queryOptions(chosen ? { insats: chosen.insats, place: chosen.place } : skipToken),
  );
  const named = (at: (typeof places)[number]) =>
    t('waitingListPage.about', { insats: at.insatsName, kommuner: at.kommuner.join(', ') });

  return (
    <Page wide title={t('waitingListPage.title')} above={chosen && named(chosen)}>
      {places.length > 1 && (
        <nav aria-label={t('waitingListPage.choose')}>
          <ul className="chips">
            {places.map((at) => (
              <li key={`${at.insats} ${at.place}`}>
                <Link
                  to="/ko"
                  search={{ insats: at.insats, place: at.place }}
                  className="chip"
                  activeOptions={{ exact: true }}
                  aria-current={at === chosen ? 'true' : undefined}
                >
                  {named(at)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {chosen ? (
        <Loaded query={query}>{(view) => <WaitingList key={`${view.insats} ${view.place}`} view={view} />}</Loaded>
      ) : (
        <EmptyState title={t('waitingListPage.none')}>
          <p>{t('waitingListPage.noneText')}</p>
        </EmptyState>
      )}
    </Page>
  );
};
