import type { ImportList as Imports } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { FaultTable } from './fault-table.tsx';

type Import = Imports['imports'][number];

// Milliseconds between looks while rows are still becoming cases.
const LOOK_AGAIN = 1500;

/** What earlier imports did, and how far one that is running has come. */
export const ImportList = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery({
    ...api.imports.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.imports.some(({ finishedAt }) => !finishedAt) ? LOOK_AGAIN : false),
  });
  const columns: readonly Column<Import>[] = [
    { id: 'list', header: t('importPage.done.list'), cell: ({ list }) => list, names: true },
    { id: 'asOf', header: t('importPage.done.asOf'), cell: ({ asOf }) => format.short(asOf) },
    { id: 'started', header: t('importPage.done.started'), cell: ({ startedAt }) => format.dateAndTime(startedAt) },
    {
      id: 'state',
      header: t('importPage.done.state'),
      cell: ({ finishedAt, done, rows, refused }) => (
        <>
          {finishedAt ? t('importPage.done.finished', { count: done }) : t('importPage.done.working', { done, rows })}
          {refused.length > 0 && (
            <span className="below">{t('importPage.done.refused', { count: refused.length })}</span>
          )}
        </>
      ),
    },
  ];
  return (
    <Section id="importer" title={t('importPage.done.title')}>
      <Loaded query={query}>
        {({ imports }) =>
          imports.length === 0 ? (
            <p>{t('importPage.done.none')}</p>
          ) : (
            <>
              <DataTable
                caption={t('importPage.done.caption')}
                columns={columns}
                rows={imports}
                rowKey={({ importId }) => importId}
              />
              {imports
                .filter(({ refused }) => refused.length > 0)
                .map(({ importId, list, refused }) => (
                  <div key={importId} className="refused-rows">
                    <h3>{t('importPage.done.refusedCaption', { list })}</h3>
                    <FaultTable caption={t('importPage.done.refusedCaption', { list })} faults={refused} />
                  </div>
                ))}
            </>
          )
        }
      </Loaded>
    </Section>
  );
};
