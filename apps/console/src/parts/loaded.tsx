import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseElsewhere } from '../frame/case-elsewhere.tsx';
import { problemOf, problemWords } from '../problem.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What a query gave, or that it is on its way, or why it did not come. What was shown stays while it is fetched anew. */
export const Loaded = <Data,>({
  query,
  children,
}: {
  query: UseQueryResult<Data, unknown>;
  children: (data: Data) => ReactNode;
}) => {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    const problem = problemOf(query.error);
    if (problem.code === 'caseNotFound') return <CaseElsewhere />;
    // To ask again for what isn't there gives the same answer.
    if (problem.code.endsWith('NotFound')) return <Notice kind="warning" title={problemWords(t, problem)} />;
    return (
      <Notice kind="problem" title={t('page.loadFailed')}>
        <p>{problemWords(t, problem)}</p>
        <Button onClick={() => void query.refetch()}>{t('page.tryAgain')}</Button>
      </Notice>
    );
  }
  return (
    <p className="loading" role="status">
      {t('page.loading')}
    </p>
  );
};
