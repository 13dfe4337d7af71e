import type { CaseRow } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useMe } from '../../session/me.ts';
import { CaseName } from '../waiting-list/case-name.tsx';

export type ShownCase = { readonly row: CaseRow; readonly gone: boolean };

/** Cases as rows: whose, in which phase, who each waits for and until when. */
export const CaseTable = ({ caption, rows }: { caption: string; rows: readonly ShownCase[] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const columns: readonly Column<ShownCase>[] = [
    {
      id: 'case',
      header: t('casesPage.case'),
      names: true,
      sort: ({ row }) => row.caseCode,
      cell: ({ row, gone }) => (
        <>
          <CaseName of={row} mayOpen />
          {gone && <span className="below quiet">{t('casesPage.gone')}</span>}
        </>
      ),
    },
    {
      id: 'phase',
      header: t('casesPage.phase'),
      sort: ({ row }) => t(`phase.${row.phase}`),
      cell: ({ row }) => (
        <>
          {t(`phase.${row.phase}`)}
          <span className="below quiet">{t('casesPage.since', { date: format.short(row.phaseSince) })}</span>
        </>
      ),
    },
    {
      id: 'waits',
      header: t('casesPage.waitsFor'),
      sort: ({ row: { waitingFor } }) => waitingFor && `${waitingFor.party.agencyName} ${waitingFor.party.unitName}`,
      cell: ({ row: { waitingFor } }) =>
        waitingFor && (
          <>
            {waitingFor.staff?.id === me.staff.id
              ? t('casesPage.you')
              : (waitingFor.staff?.name ?? waitingFor.party.unitName)}
            <span className="below quiet">{t(`waitingReason.${waitingFor.reason}`)}</span>
          </>
        ),
    },
    {
      id: 'next',
      header: t('casesPage.next'),
      sort: ({ row }) => row.waitingFor?.nextOn,
      cell: ({ row: { waitingFor } }) =>
        waitingFor && (
          <>
            {format.short(waitingFor.nextOn)}
            <span className="below quiet">{t(`nextStep.${waitingFor.nextStep}`)}</span>
          </>
        ),
    },
    {
      id: 'who',
      header: t('casesPage.who'),
      sort: ({ row }) => row.caseworker?.name ?? row.coach?.name,
      cell: ({ row: { holder, caseworker, coach } }) => (
        <>
          {caseworker?.name ?? coach?.name ?? '–'}
          <span className="below quiet">
            {holder.unit === me.unit.id ? '' : `${holder.agencyName}, ${holder.unitName}`}
          </span>
        </>
      ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ row }) => row.caseId} />;
};
