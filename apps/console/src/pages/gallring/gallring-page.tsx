import type { GallringRow } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { ChipFilter } from '../../parts/chip-filter.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import type { GallringSearch } from './gallring-search.ts';
import { Terms } from './terms.tsx';
import { useGallringWords } from './use-gallring-words.ts';

const route = getRouteApi('/gallring');

const NameLink = (row: GallringRow) => {
  const words = useGallringWords();
  return (
    <Link to="/gallring/$gallring" params={{ gallring: row.id }}>
      {words.name(row)}
    </Link>
  );
};

const useSharedColumns = (): readonly Column<GallringRow>[] => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  return [
    { id: 'case', header: t('gallringPage.case'), names: true, cell: (row) => <NameLink {...row} /> },
    { id: 'insats', header: t('gallringPage.insats'), cell: words.between },
    { id: 'closedOn', header: t('gallringPage.closedOn'), cell: ({ closedOn }) => format.short(closedOn) },
  ];
};

const ToDo = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  const shared = useSharedColumns();
  const query = useQuery(api.gallring.list.queryOptions({ which: 'open' }));
  const columns: readonly Column<GallringRow>[] = [
    ...shared,
    { id: 'dueOn', header: t('gallringPage.dueOn'), cell: ({ dueOn }) => format.short(dueOn) },
    { id: 'rule', header: t('gallringPage.rule'), cell: words.rule },
    {
      id: 'state',
      header: t('gallringPage.state'),
      cell: (row) => {
        const { tone, words: said } = words.state(row);
        return (
          <>
            <StatusText tone={tone}>{said}</StatusText>
            {row.archive && !row.archived && <span className="below quiet">{t('gallringPage.notExported')}</span>}
          </>
        );
      },
    },
  ];
  return (
    <Loaded query={query}>
      {({ rows, nextOn }) => {
        const next = nextOn ? t('gallringPage.next', { date: format.date(nextOn) }) : t('gallringPage.noNext');
        return rows.length === 0 ? (
          <EmptyState title={t('gallringPage.none')}>
            <p>{next}</p>
          </EmptyState>
        ) : (
          <>
            <DataTable caption={t('gallringPage.toDo')} columns={columns} rows={rows} rowKey={({ id }) => id} />
            {nextOn && <p className="quiet">{next}</p>}
          </>
        );
      }}
    </Loaded>
  );
};

const Protocol = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  const shared = useSharedColumns();
  const query = useQuery(api.gallring.list.queryOptions({ which: 'done' }));
  const columns: readonly Column<GallringRow>[] = [
    ...shared,
    {
      id: 'carriedOut',
      header: t('gallringPage.carriedOutOn'),
      cell: ({ carriedOutAt }) => carriedOutAt && format.short(carriedOutAt),
    },
    { id: 'rule', header: t('gallringPage.rule'), cell: words.rule },
    {
      id: 'confirmedBy',
      header: t('gallringPage.confirmedBy'),
      cell: ({ first, second }) => [first, second].flatMap((one) => (one ? [one.by.name] : [])).join(', '),
    },
    { id: 'destroyed', header: t('gallringPage.destroyed'), cell: words.destroyed },
  ];
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={t('gallringPage.noneDone')} />
        ) : (
          <>
            <p>{t('gallringPage.protocolLead')}</p>
            <DataTable caption={t('gallringPage.protocol')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          </>
        )
      }
    </Loaded>
  );
};

/** Gallring: the agency's shares of closed cases whose term is out, the protocol of what is gone, and for how long shares are kept. */
export const GallringPage = () => {
  const { t } = useTranslation();
  const { agency, counts } = useMe();
  const { visa }: GallringSearch = route.useSearch();
  const chips = [
    { id: 'toDo', label: t('gallringPage.toDo'), count: counts.gallring, of: undefined },
    { id: 'protocol', label: t('gallringPage.protocol'), of: 'protokoll' },
    { id: 'terms', label: t('gallringPage.terms'), of: 'tider' },
  ] as const;
  return (
    <Page
      wide
      title={t('gallringPage.title')}
      above={agency.name}
      actions={visa === 'protokoll' && <Button onClick={() => print()}>{t('page.print')}</Button>}
    >
      <p className="no-print">{t('gallringPage.lead')}</p>
      <div className="no-print">
        <ChipFilter
          label={t('gallringPage.which')}
          chips={chips.map(({ of, ...chip }) => ({
            ...chip,
            chosen: of === visa,
            link: { to: '/gallring', search: of ? { visa: of } : {} },
          }))}
        />
      </div>
      {visa === undefined && <ToDo />}
      {visa === 'protokoll' && <Protocol />}
      {visa === 'tider' && <Terms />}
    </Page>
  );
};
