import type { ReviewRow } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { accessReview } from '../../i18n/sv/access-review.ts';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { ReviewSearch } from './review-search.ts';

addRoom({ accessReview });

const route = getRouteApi('/loggkontroll');

const Table = ({ rows, decided }: { rows: readonly ReviewRow[]; decided: boolean }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<ReviewRow>[] = [
    {
      id: 'who',
      header: t('accessReview.who'),
      names: true,
      cell: ({ id, staff, unit }) => (
        <>
          <Link to="/loggkontroll/$review" params={{ review: id }}>
            {staff.name}
          </Link>
          {unit && <span className="below quiet">{unit.unitName}</span>}
        </>
      ),
    },
    { id: 'day', header: t('accessReview.day'), cell: ({ day }) => format.short(day) },
    { id: 'why', header: t('accessReview.why'), cell: ({ kind }) => t(`accessReview.kind.${kind}`) },
    { id: 'opened', header: t('accessReview.opened'), numeric: true, cell: ({ lookUps }) => lookUps },
    { id: 'outside', header: t('accessReview.outside'), numeric: true, cell: ({ outside }) => outside },
    ...(decided
      ? ([
          {
            id: 'outcome',
            header: t('accessReview.outcome'),
            cell: ({ decision }) => decision && t(`accessReview.decision.${decision}`),
          },
        ] satisfies Column<ReviewRow>[])
      : []),
  ];
  return <DataTable caption={t('accessReview.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
};

/** Loggkontroll: the days of colleagues that are to be gone through, and those that have been. */
export const AccessReviewPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { agency } = useMe();
  const { klara }: ReviewSearch = route.useSearch();
  const decided = klara === true;
  const query = useQuery(api.accessReview.list.queryOptions({ decided }));
  return (
    <Page wide title={t('accessReview.title')} above={agency.name}>
      <p>{t('accessReview.lead')}</p>
      <ChipFilter
        label={t('accessReview.which')}
        chips={[false, true].map((gone) => ({
          id: gone ? 'done' : 'toDo',
          label: t(gone ? 'accessReview.done' : 'accessReview.toDo'),
          chosen: gone === decided,
          ...(!gone && query.data && { count: query.data.open }),
          link: { to: '/loggkontroll', search: gone ? { klara: true } : {} },
        }))}
      />
      <Loaded query={query}>
        {({ rows, sealedAt }) => (
          <>
            {rows.length > 0 ? (
              <Table rows={rows} decided={decided} />
            ) : decided ? (
              <EmptyState title={t('accessReview.noneDone')} />
            ) : (
              <EmptyState title={t('accessReview.none')}>
                <p>{t('accessReview.noneText')}</p>
              </EmptyState>
            )}
            <p className="quiet">
              {sealedAt
                ? t('accessReview.sealedAt', { when: format.dateAndTime(sealedAt) })
                : t('accessReview.notSealed')}
            </p>
          </>
        )}
      </Loaded>
    </Page>
  );
};
