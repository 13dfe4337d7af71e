import type { WaitingListView, WaitingRow } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Section } from '../../parts/page.tsx';
import { CaseName } from './case-name.tsx';
import { useSpan } from './use-span.ts';
import { spanOf } from './waited.ts';

const caseIdOf = ({ caseId }: WaitingRow): string => caseId;

/** Who waits, in turn. Whoever is called or leaves stays marked until the list is shown anew. */
export const WaitingTable = ({ view, mayOpen }: { view: WaitingListView; mayOpen: boolean }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const span = useSpan();
  const { rows, fresh, show } = useSteadyRows(view.rows, caseIdOf, `${view.insats} ${view.place}`);

  const expected = (days: number | undefined): string => {
    if (days === undefined) return t('waitingListPage.list.unknown');
    if (days <= 0) return t('waitingListPage.list.soon');
    const { unit, count } = spanOf(days);
    const words = { days: 'inDays', weeks: 'inWeeks', years: 'inYears' } as const;
    return t(`waitingListPage.list.${words[unit]}`, { count });
  };
  type Shown = (typeof rows)[number];
  const columns: readonly Column<Shown>[] = [
    {
      id: 'position',
      header: t('waitingListPage.list.position'),
      cell: ({ row, gone }) => (gone ? '–' : row.position),
      sort: ({ row }) => row.position,
    },
    {
      id: 'case',
      header: t('waitingListPage.list.case'),
      cell: ({ row }) => <CaseName of={row} mayOpen={mayOpen} />,
      names: true,
    },
    {
      id: 'waited',
      header: t('waitingListPage.list.waited'),
      cell: ({ row }) => span(row.waitedDays),
      sort: ({ row }) => row.waitedDays,
    },
    {
      id: 'referred',
      header: t('waitingListPage.list.referred'),
      cell: ({ row }) => format.short(row.referredOn),
      sort: ({ row }) => row.referredOn,
    },
    {
      id: 'expected',
      header: t('waitingListPage.list.expected'),
      cell: ({ row, gone }) =>
        gone
          ? t('waitingListPage.list.left')
          : row.mayBeCalled
            ? t('waitingListPage.list.now')
            : row.placeOn
              ? t('waitingListPage.list.placeOn', { date: format.short(row.placeOn) })
              : expected(row.expectedDays),
    },
  ];

  return (
    <Section id="vantar" title={t('waitingListPage.list.title')}>
      {rows.length === 0 ? (
        <EmptyState title={t('waitingListPage.empty')}>
          <p>{t('waitingListPage.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <FreshRows fresh={fresh} show={show} />
          <DataTable
            caption={t('waitingListPage.list.title')}
            columns={columns}
            rows={rows}
            rowKey={({ row }) => row.caseId}
          />
          <p className="quiet">{t('waitingListPage.list.expectedHow')}</p>
        </>
      )}
    </Section>
  );
};
