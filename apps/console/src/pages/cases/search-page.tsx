import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSought } from '../../frame/search.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { apiClient } from '../../trpc.ts';
import { CaseTable } from './case-table.tsx';

const Results = ({ sought }: { sought: string }) => {
  const { t } = useTranslation();
  // Each search is logged: it is made once, and forgotten when one leaves the page.
  const query = useQuery({
    queryKey: ['search', sought],
    queryFn: () => apiClient.cases.search.mutate({ query: sought }),
    staleTime: 'static',
    gcTime: 0,
  });
  return (
    <Loaded query={query}>
      {({ rows, soughtBy, more }) => (
        <>
          <p role="status">{t('searchPage.found', { count: rows.length, by: t(`searchPage.by.${soughtBy}`) })}</p>
          {more && <Notice kind="warning" title={t('searchPage.more')} />}
          {rows.length === 0 ? (
            <EmptyState title={t('searchPage.none')}>
              <p>{t('searchPage.noneText')}</p>
            </EmptyState>
          ) : (
            <CaseTable caption={t('searchPage.title')} rows={rows.map((row) => ({ row, gone: false }))} />
          )}
        </>
      )}
    </Loaded>
  );
};

/** What was sought is in nobody's address or history; after a reload one seeks again. */
export const SearchPage = () => {
  const { t } = useTranslation();
  const sought = useSought();
  return (
    <Page wide title={t('searchPage.title')}>
      {sought.length < 2 ? <p>{t('searchPage.ask')}</p> : <Results key={sought} sought={sought} />}
    </Page>
  );
};
