import type { HandoverRow } from '@stafett/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LastWord } from '../../act/last-word.tsx';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { caseName } from '../waiting-list/case-name.tsx';
import { HandoverTable } from './handover-table.tsx';
import type { HandoversSearch } from './handovers-search.ts';

const route = getRouteApi('/overlamningar');
const handoverId = ({ handover }: HandoverRow): string => handover.id;

const Rows = ({
  latest,
  list,
  direction,
}: {
  latest: readonly HandoverRow[];
  list: string;
  direction: 'toUs' | 'fromUs';
}) => {
  const { t } = useTranslation();
  const { rows, fresh, show } = useSteadyRows(latest, handoverId, list);
  return (
    <>
      <FreshRows fresh={fresh} show={show} />
      <HandoverTable
        caption={t(`handoversPage.${direction}`)}
        direction={direction}
        rows={rows.map(({ row, gone }) => ({
          caseId: row.caseId,
          handover: row.handover,
          name: caseName(t, row),
          gone,
        }))}
      />
    </>
  );
};

/** What would be here, and where to go instead: to those that are answered, or from there to the cases. */
const Empty = ({ search, direction }: { search: HandoversSearch; direction: 'toUs' | 'fromUs' }) => {
  const { t } = useTranslation();
  return (
    <EmptyState title={t(`handoversPage.${search.alla ? 'emptyAll' : 'empty'}.${direction}`)}>
      <p>{t(`handoversPage.emptyText.${direction}`)}</p>
      <p>
        {search.alla ? (
          <Link to="/arenden">{t('handoversPage.toCases')}</Link>
        ) : (
          <Link to="/overlamningar" search={{ ...search, alla: true }}>
            {t('handoversPage.all')}
          </Link>
        )}
      </p>
    </EmptyState>
  );
};

/** Överlämningar: till oss (to answer), från oss (to wait for). */
export const HandoversPage = () => {
  const { t } = useTranslation();
  const { unit, counts } = useMe();
  const navigate = useNavigate();
  const search: HandoversSearch = route.useSearch();
  const direction = search.fran ? 'fromUs' : 'toUs';
  const request = { direction, open: search.alla !== true } as const;
  const query = useQuery({ ...api.handovers.list.queryOptions(request), placeholderData: keepPreviousData });
  const kept: HandoversSearch = search.alla ? { alla: true } : {};
  return (
    <Page wide title={t('menu.handovers')} above={unit.name}>
      <LastWord />
      <ChipFilter
        label={t('handoversPage.which')}
        chips={[
          {
            id: 'toUs',
            label: t('handoversPage.toUs'),
            count: counts.handoversToUs,
            chosen: direction === 'toUs',
            link: { to: '/overlamningar', search: kept },
          },
          {
            id: 'fromUs',
            label: t('handoversPage.fromUs'),
            count: counts.handoversFromUs,
            chosen: direction === 'fromUs',
            link: { to: '/overlamningar', search: { ...kept, fran: true } },
          },
        ]}
      />
      <label className="inline-choice">
        <input
          type="checkbox"
          checked={search.alla === true}
          onChange={({ target }) =>
            void navigate({
              to: '/overlamningar',
              search: { ...(search.fran && { fran: true }), ...(target.checked && { alla: true }) },
              replace: true,
            })
          }
        />{' '}
        {t('handoversPage.all')}
      </label>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty search={search} direction={direction} />
          ) : (
            <Rows latest={rows} list={JSON.stringify(request)} direction={direction} />
          )
        }
      </Loaded>
    </Page>
  );
};
