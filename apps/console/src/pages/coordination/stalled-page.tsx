import { phases } from '@stafett/domain';
import type { StalledCases } from '@stafett/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { type Chip, ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { type StalledSearch, sortInAddress, stalledRequest, stalledSearch, stalledSort } from './stalled-search.ts';
import { StalledTable } from './stalled-table.tsx';
import { useCauseName } from './use-cause-name.ts';

const route = getRouteApi('/stannade');

/** The address that shows the list with this changed; undefined takes a filter away. */
const changed = (search: StalledSearch, change: { [Key in keyof StalledSearch]: StalledSearch[Key] | undefined }) => ({
  to: '/stannade' as const,
  search: stalledSearch({ ...search, ...change }),
});

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

const Filters = ({ search }: { search: StalledSearch }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { places } = useMe();
  const insatser = [...new Map(places.map(({ insats, insatsName }) => [insats, insatsName]))];
  const go = (change: Parameters<typeof changed>[1]) => void navigate({ ...changed(search, change), replace: true });
  return (
    <fieldset className="filters" aria-label={t('coordination.filters')}>
      <label>
        {t('coordination.insats')}
        <select
          className="input select"
          value={search.insats ?? ''}
          onChange={({ target }) => go({ insats: target.value || undefined })}
        >
          <option value="">{t('coordination.allInsatser')}</option>
          {insatser.map(([insats, name]) => (
            <option key={insats} value={insats}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('coordination.phase')}
        <select
          className="input select"
          value={search.phase ?? ''}
          onChange={({ target }) => go({ phase: phases.find((phase) => phase === target.value) })}
        >
          <option value="">{t('coordination.allPhases')}</option>
          {phases
            .filter((phase) => phase !== 'closed')
            .map((phase) => (
              <option key={phase} value={phase}>
                {t(`phase.${phase}`)}
              </option>
            ))}
        </select>
      </label>
      {(search.insats || search.phase || search.cause || search.agency) && (
        <Button
          kind="quiet"
          onClick={() => go({ insats: undefined, phase: undefined, cause: undefined, agency: undefined })}
        >
          {t('coordination.clear')}
        </Button>
      )}
    </fieldset>
  );
};

const Chips = ({ search, cases }: { search: StalledSearch; cases: StalledCases }) => {
  const { t } = useTranslation();
  const causeName = useCauseName();
  const byCause: readonly Chip[] = [
    {
      id: 'all',
      label: t('coordination.allCauses'),
      count: sum(cases.byCause),
      chosen: search.cause === undefined,
      link: changed(search, { cause: undefined }),
    },
    ...cases.byCause.map(({ cause, count }) => ({
      id: cause,
      label: causeName(cause),
      count,
      chosen: search.cause === cause,
      link: changed(search, { cause }),
    })),
  ];
  const byAgency: readonly Chip[] = [
    {
      id: 'all',
      label: t('coordination.allAgencies'),
      count: sum(cases.byAgency),
      chosen: search.agency === undefined,
      link: changed(search, { agency: undefined }),
    },
    ...cases.byAgency.map(({ agency, agencyName, count }) => ({
      id: agency,
      label: agencyName,
      count,
      chosen: search.agency === agency,
      link: changed(search, { agency }),
    })),
  ];
  return (
    <div className="chip-groups">
      <p className="chip-title">{t('coordination.byCause')}</p>
      <ChipFilter label={t('coordination.byCause')} chips={byCause} />
      <p className="chip-title">{t('coordination.byAgency')}</p>
      <ChipFilter label={t('coordination.byAgency')} chips={byAgency} />
    </div>
  );
};

/** Stannade ärenden: who every case that stands still waits for. The filters and the order live in the address. */
export const StalledPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search: StalledSearch = route.useSearch();
  const request = stalledRequest(search);
  const query = useQuery({ ...api.coordination.stalled.queryOptions(request), placeholderData: keepPreviousData });
  const all = search.all === true;
  const filtered = Boolean(search.insats || search.phase || search.cause || search.agency);

  return (
    <Page
      wide
      title={t(all ? 'coordination.titleAll' : 'coordination.title')}
      actions={
        <Link
          {...changed(search, { all: all ? undefined : true, cause: undefined })}
          className="button button-secondary"
        >
          {t(all ? 'coordination.showStalled' : 'coordination.showAll')}
        </Link>
      }
    >
      <Loaded query={query}>
        {(cases) => (
          <>
            <p className="lead" role="status">
              {t(all ? 'coordination.leadAll' : 'coordination.lead', { count: sum(cases.byAgency) })}
            </p>
            <Chips search={search} cases={cases} />
            <Filters search={search} />
            {cases.more && <Notice kind="warning" title={t('coordination.more')} />}
            {cases.rows.length === 0 && !filtered && !all ? (
              <EmptyState title={t('coordination.empty')}>
                <p>{t('coordination.emptyText')}</p>
              </EmptyState>
            ) : cases.rows.length === 0 ? (
              <EmptyState title={t('coordination.emptyFiltered')} />
            ) : (
              <StalledTable
                caption={t(all ? 'coordination.table.captionAll' : 'coordination.table.caption')}
                latest={cases.rows}
                list={JSON.stringify(request)}
                sort={stalledSort(search)}
                onSort={(sort) => void navigate({ ...changed(search, { sort: sortInAddress(sort) }), replace: true })}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
