import type { HandoverRow } from '@stafett/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
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
        rows={rows.map(({ row, gone }) => ({ caseId: row.caseId, handover: row.handover, name: caseName(row), gone }))}
      />
    </>
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
            <EmptyState title={t(`handoversPage.empty.${direction}`)} />
          ) : (
            <Rows latest={rows} list={JSON.stringify(request)} direction={direction} />
          )
        }
      </Loaded>
    </Page>
  );
};
