import { phases } from '@stafett/domain';
import type { StalledCases } from '@stafett/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { coordination } from '../../i18n/sv/coordination.ts';
import { Button } from '../../parts/button.tsx';
import { type Chip, ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { openPhasesOf } from '../cases/phases-of.ts';
import { BulkActs } from './bulk-acts.tsx';
import { HurriedNotice, useHurry } from './hurry-row.tsx';
import { type StalledSearch, sortInAddress, stalledRequest, stalledSearch, stalledSort } from './stalled-search.ts';
import { StalledTable } from './stalled-table.tsx';
import { useCauseName } from './use-cause-name.ts';
import { useQueueName } from './use-queue-name.ts';

addRoom({ coordination });

const route = getRouteApi('/stannade');

/** The address that shows the list with this changed; undefined takes a filter away. */
const changed = (search: StalledSearch, change: { [Key in keyof StalledSearch]: StalledSearch[Key] | undefined }) => ({
  to: '/stannade' as const,
  search: stalledSearch({ ...search, ...change }),
});

const isFiltered = ({ insats, phase, cause, agency, ko }: StalledSearch): boolean =>
  Boolean(insats || phase || cause || agency || ko);

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

const Filters = ({ search, cases }: { search: StalledSearch; cases: StalledCases }) => {
  const { t } = useTranslation();
  const causeName = useCauseName();
  const navigate = useNavigate();
  const { places } = useMe();
  const insatser = [...new Map(places.map(({ insats, insatsName }) => [insats, insatsName]))];
  const ofInsats = places.filter(({ insats }) => insats === search.insats);
  const go = (change: Parameters<typeof changed>[1]) => void navigate({ ...changed(search, change), replace: true });
  return (
    <fieldset className="filters" aria-label={t('coordination.filters')}>
      <label>
        {t('coordination.insats')}
        <select
          className="input select"
          value={search.insats ?? ''}
          onChange={({ target }) => go({ insats: target.value || undefined, ort: undefined })}
        >
          <option value="">{t('coordination.allInsatser')}</option>
          {insatser.map(([insats, name]) => (
            <option key={insats} value={insats}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {ofInsats.length > 1 && (
        <label>
          {t('coordination.place')}
          <select
            className="input select"
            value={search.ort ?? ''}
            onChange={({ target }) => go({ ort: target.value || undefined })}
          >
            <option value="">{t('coordination.allPlaces')}</option>
            {ofInsats.map(({ place, kommuner }) => (
              <option key={place} value={place}>
                {kommuner.join(', ')}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {t('coordination.phase')}
        <select
          className="input select"
          value={search.phase ?? ''}
          onChange={({ target }) => go({ phase: phases.find((phase) => phase === target.value) })}
        >
          <option value="">{t('coordination.allPhases')}</option>
          {openPhasesOf(search.insats ? [search.insats] : insatser.map(([insats]) => insats)).map((phase) => (
            <option key={phase} value={phase}>
              {t(`phase.${phase}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('coordination.cause')}
        <select
          className="input select"
          value={search.cause ?? ''}
          onChange={({ target }) => go({ cause: target.value || undefined })}
        >
          <option value="">{t('coordination.allCauses')}</option>
          {cases.byCause.map(({ cause }) => (
            <option key={cause} value={cause}>
              {causeName(cause)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('coordination.agency')}
        <select
          className="input select"
          value={search.agency ?? ''}
          onChange={({ target }) => go({ agency: target.value || undefined })}
        >
          <option value="">{t('coordination.allAgencies')}</option>
          {cases.byAgency.map(({ agency, agencyName }) => (
            <option key={agency} value={agency}>
              {agencyName}
            </option>
          ))}
        </select>
      </label>
      {isFiltered(search) && (
        <Button
          kind="quiet"
          onClick={() =>
            go({
              insats: undefined,
              ort: undefined,
              phase: undefined,
              cause: undefined,
              agency: undefined,
              ko: undefined,
            })
          }
        >
          {t('coordination.clear')}
        </Button>
      )}
    </fieldset>
  );
};

const Chips = ({ search, cases }: { search: StalledSearch; cases: StalledCases }) => {
  const { t } = useTranslation();
  const queueName = useQueueName();
  const chips: readonly Chip[] = [
    {
      id: 'all',
      label: t('coordination.allQueues'),
      count: sum(cases.byQueue),
      chosen: search.ko === undefined,
      link: changed(search, { ko: undefined }),
    },
    ...cases.byQueue
      .map(({ queue, agencyName, count }) => ({ queue, label: queueName(queue, agencyName), count }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'sv'))
      .map(({ queue, label, count }) => ({
        id: queue,
        label,
        count,
        chosen: search.ko === queue,
        link: changed(search, { ko: queue }),
      })),
  ];
  return (
    <div className="chip-groups">
      <p className="chip-title">{t('coordination.byQueue')}</p>
      <ChipFilter label={t('coordination.byQueue')} chips={chips} />
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
  const filtered = isFiltered(search);
  const me = useMe();
  const hurries = hasRole(me, 'insatsCoordinator', 'manager');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const hurry = useHurry();

  return (
    <Page
      wide
      title={t(all ? 'coordination.titleAll' : 'coordination.title')}
      actions={
        <Link
          {...changed(search, { all: all ? undefined : true, cause: undefined, ko: undefined })}
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
            <Filters search={search} cases={cases} />
            {cases.more && <Notice kind="warning" title={t('coordination.more')} />}
            <HurriedNotice hurried={hurry.last} />
            {hurries && (
              <BulkActs
                rows={cases.rows.filter(({ caseId }) => chosen.has(caseId))}
                clear={() => setChosen(new Set())}
              />
            )}
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
                {...(hurries && { chosen, choose: setChosen, hurry: hurry.run, hurrying: hurry.working })}
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
