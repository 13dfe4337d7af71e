import type { ImportReport } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useReason } from './use-reason.ts';

type Fault = ImportReport['errors'][number];

// A list that nobody reads to its end is still drawn; so many show the pattern.
const SHOWN = 300;

/** Row, column and reason, as the file is opened in a spreadsheet: the headings are row 1. */
export const FaultTable = ({ caption, faults }: { caption: string; faults: readonly Fault[] }) => {
  const { t } = useTranslation();
  const reason = useReason();
  type Row = Fault & { readonly key: string };
  const columns: readonly Column<Row>[] = [
    { id: 'row', header: t('importPage.wrong.row'), cell: ({ row }) => row, names: true, sort: ({ row }) => row },
    {
      id: 'column',
      header: t('importPage.wrong.column'),
      cell: ({ column }) => (column === '' ? t('importPage.wrong.whole') : column),
      sort: ({ column }) => column,
    },
    {
      id: 'reason',
      header: t('importPage.wrong.reason'),
      cell: ({ reason: code }) => reason(code),
      sort: ({ reason: code }) => reason(code),
    },
  ];
  return (
    <>
      {faults.length > SHOWN && <p>{t('importPage.wrong.shown', { count: SHOWN })}</p>}
      <DataTable
        caption={caption}
        columns={columns}
        rows={faults.slice(0, SHOWN).map((fault, index) => ({ ...fault, key: String(index) }))}
        rowKey={({ key }) => key}
      />
    </>
  );
};
