import { useTranslation } from 'react-i18next';
import type { BulkResult } from '../../act/use-bulk.ts';
import { addRoom } from '../../i18n/index.ts';
import { coordination } from '../../i18n/sv/coordination.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Notice } from '../../parts/notice.tsx';

addRoom({ coordination });

/** How many went well and how many did not, and row by row why. */
export const BulkResults = ({
  title,
  results,
}: {
  title: (count: number) => string;
  results: readonly BulkResult[];
}) => {
  const { t } = useTranslation();
  const failed = results.filter(({ outcome }) => outcome === 'refused').length;
  const done = results.length - failed;
  const columns: readonly Column<BulkResult>[] = [
    { id: 'case', header: t('coordination.table.case'), names: true, cell: ({ name }) => name },
    {
      id: 'result',
      header: t('coordination.bulk.result'),
      cell: ({ outcome, words, code }) =>
        outcome === 'refused'
          ? code === 'taskNotFound'
            ? t('coordination.bulk.nobody')
            : words
          : t(`coordination.bulk.${outcome}`),
    },
  ];
  return (
    <Notice
      kind={failed === 0 ? 'done' : 'warning'}
      focus
      title={[done > 0 && title(done), failed > 0 && t('coordination.bulk.failed', { count: failed })]
        .filter(Boolean)
        .join('. ')}
    >
      <details open={failed > 0}>
        <summary>{t('coordination.bulk.results')}</summary>
        <DataTable caption={t('coordination.bulk.results')} columns={columns} rows={results} rowKey={({ id }) => id} />
      </details>
    </Notice>
  );
};
