import { phases } from '@stafett/domain';
import type { CaseRow } from '@stafett/schemas';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LastWord } from '../../act/last-word.tsx';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { Button } from '../../parts/button.tsx';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { api, apiClient } from '../../trpc.ts';
import { CaseTable } from './case-table.tsx';
import { type CasesSearch, casesRequest } from './cases-search.ts';
import { openPhasesOf } from './phases-of.ts';
import { ReferLink } from './refer-link.tsx';

const route = getRouteApi('/arenden');
const caseIdOf = ({ caseId }: CaseRow): string => caseId;

const Rows = ({ latest, list, caption }: { latest: readonly CaseRow[]; list: string; caption: string }) => {
  const { rows, fresh, show } = useSteadyRows(latest, caseIdOf, list);
  return (
    <>
      <FreshRows fresh={fresh} show={show} />
      <CaseTable caption={caption} rows={rows} />
    </>
  );
};

const PhaseFilter = ({ search }: { search: CasesSearch }) => {
  const { places } = useMe();
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className="filters">
      <label>
        {t('casesPage.phase')}
        <select
          className="input select"
          value={search.fas ?? ''}
          onChange={({ target }) => {
            const phase = phases.find((known) => known === target.value);
            const { fas: _, ...rest } = search;
            void navigate({ to: '/arenden', search: { ...rest, ...(phase && { fas: phase }) }, replace: true });
          }}
        >
          <option value="">{t('casesPage.allPhases')}</option>
          {openPhasesOf(places.map(({ insats }) => insats)).map((phase) => (
            <option key={phase} value={phase}>
              {t(`phase.${phase}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

const kinds = ['held', 'followed', 'closed'] as const;

/** Ärenden: those the unit has, those it follows, and the closed. */
export const CasesPage = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { unit } = me;
  const search: CasesSearch = route.useSearch();
  const request = casesRequest(search);
  const query = useInfiniteQuery({
    queryKey: api.cases.list.infiniteQueryKey(request),
    queryFn: ({ pageParam }) =>
      apiClient.cases.list.query({ ...request, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <Page wide title={t('menu.cases')} above={unit.name} actions={<ReferLink />}>
      <LastWord />
      <p className="no-print">
        <Link to="/kontakter">{t('casesPage.whoIsCaseworker')}</Link>{' '}
        <Link to="/teamkod">{t('casesPage.teamCode')}</Link>
      </p>
      <ChipFilter
        label={t('casesPage.which')}
        chips={kinds.map((which) => ({
          id: which,
          label: t(`casesPage.${which}`),
          chosen: request.which === which,
          ...(request.which === which && query.data && { count: query.data.pages[0]?.total ?? 0 }),
          link: { to: '/arenden', search: which === 'held' ? {} : { visa: which } },
        }))}
      />
      {request.which !== 'closed' && <PhaseFilter search={search} />}
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              {rows.length === 0 ? (
                <EmptyState title={t(`casesPage.empty.${request.which}`)}>
                  {request.which === 'followed' && (
                    <>
                      <p>{t('casesPage.followedText')}</p>
                      <p>
                        <Link to="/arenden">{t('casesPage.toHeld')}</Link>
                      </p>
                    </>
                  )}
                  {hasRole(me, 'insatsCoordinator', 'forbundCoordinator') && (
                    <p>
                      <Link to="/stannade" search={{ all: true }}>
                        {t('casesPage.allCoordinated')}
                      </Link>
                    </p>
                  )}
                </EmptyState>
              ) : (
                <Rows
                  latest={rows}
                  list={JSON.stringify([request, pages.length])}
                  caption={t(`casesPage.${request.which}`)}
                />
              )}
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
