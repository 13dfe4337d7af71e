import type { StalledCases } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { FreshRows, useSteadyRows } from '../../live/use-steady-rows.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Sort } from '../../parts/sort-rows.ts';
import { HurryButton } from './hurry-row.tsx';
import { useCauseName } from './use-cause-name.ts';

type Row = StalledCases['rows'][number];

/** Which cases stand still, who each waits for, since when, why, and what happens next. It does not move while one reads it. */
export const StalledTable = ({
  caption,
  latest,
  list,
  chosen,
  choose,
  hurry,
  hurrying = false,
  sort,
  onSort,
}: {
  caption: string;
  latest: readonly Row[];
  /** Changes with the filters: another list begins afresh. */
  list: string;
  /** Absent where nothing can be done with what is chosen. */
  chosen?: ReadonlySet<string>;
  choose?: (chosen: ReadonlySet<string>) => void;
  /** Reminds or escalates the case of a row; absent where nobody here may. */
  hurry?: (row: Row) => Promise<void>;
  hurrying?: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const causeName = useCauseName();
  const { rows, fresh, show } = useSteadyRows(latest, ({ caseId }) => caseId, list);
  type Shown = (typeof rows)[number];

  const columns: readonly Column<Shown>[] = [
    {
      id: 'case',
      header: t('coordination.table.case'),
      names: true,
      sort: ({ row }) => row.caseCode,
      cell: ({ row, gone }) => (
        <>
          {row.mayOpen ? (
            <Link to="/arenden/$caseId" params={{ caseId: row.caseId }}>
              {row.caseCode}
            </Link>
          ) : (
            row.caseCode
          )}
          {gone && <span className="below quiet">{t('coordination.table.gone')}</span>}
        </>
      ),
    },
    {
      id: 'waitsFor',
      header: t('coordination.table.waitsFor'),
      sort: ({ row: { waitingFor } }) => `${waitingFor.party.agencyName} ${waitingFor.party.unitName}`,
      cell: ({ row: { waitingFor } }) => (
        <>
          {waitingFor.party.agencyName}
          <span className="below quiet">
            {waitingFor.party.unitName}
            {waitingFor.staff && `, ${waitingFor.staff.name}`}
          </span>
        </>
      ),
    },
    {
      id: 'stood',
      header: t('coordination.table.stood'),
      sort: ({ row }) => row.stoodWorkingDays,
      cell: ({ row }) => (
        <>
          <span className="nowrap">{format.lasted(row.stoodWorkingDays)}</span>
          <span className="below quiet">
            {t('coordination.table.phaseSince', { phase: t(`phase.${row.phase}`), date: format.short(row.phaseSince) })}
          </span>
        </>
      ),
    },
    {
      id: 'since',
      header: t('coordination.table.since'),
      sort: ({ row }) => row.waitingFor.since,
      cell: ({ row }) => <span className="nowrap">{format.short(row.waitingFor.since)}</span>,
    },
    {
      id: 'why',
      header: t('coordination.table.why'),
      sort: ({ row: { waitingFor } }) => t(`waitingReason.${waitingFor.reason}`),
      cell: ({ row: { waitingFor, cause } }) => (
        <>
          {t(`waitingReason.${waitingFor.reason}`)}
          {cause && <span className="below quiet">{causeName(cause)}</span>}
        </>
      ),
    },
    {
      id: 'next',
      header: t('coordination.table.next'),
      sort: ({ row: { waitingFor } }) => waitingFor.nextOn,
      cell: ({ row, gone }) => (
        <>
          {t('coordination.table.nextOn', {
            step: t(`nextStep.${row.waitingFor.nextStep}`),
            date: format.short(row.waitingFor.nextOn),
          })}
          {hurry && !gone && (
            <span className="below">
              <HurryButton row={row} working={hurrying} run={hurry} />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'insats',
      header: t('coordination.table.insats'),
      sort: ({ row }) => row.insatsName,
      cell: ({ row }) => row.insatsName,
    },
  ];

  return (
    <>
      <FreshRows fresh={fresh} show={show} />
      <DataTable
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={({ row }) => row.caseId}
        {...(chosen &&
          choose && {
            selection: {
              chosen,
              choose,
              rowName: (key: string) =>
                t('coordination.bulk.chooseRow', {
                  code: rows.find(({ row }) => row.caseId === key)?.row.caseCode ?? '',
                }),
            },
          })}
        sort={sort}
        onSort={onSort}
      />
    </>
  );
};
