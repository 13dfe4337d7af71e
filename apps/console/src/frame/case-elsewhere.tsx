import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { problemOf, problemWords } from '../problem.ts';
import { hasRole, useMe } from '../session/me.ts';
import { api } from '../trpc.ts';
import { useChooseUnit } from './use-choose-unit.ts';

const GallradCase = lazy(async () => {
  const { GallradCase: component } = await import('../pages/gallring/gallrad-case.tsx');
  return { default: component };
});

/** In place of a case that none of one's units may open: who may see the protocol is told when it is gallrat. */
const Nowhere = ({ caseId, otherwise }: { caseId: string | undefined; otherwise: ReactNode }) => {
  const { t } = useTranslation();
  const me = useMe();
  const said = otherwise ?? <Notice kind="warning" title={problemWords(t, { code: 'caseNotFound', facts: {} })} />;
  return caseId !== undefined && hasRole(me, 'manager', 'administrator') ? (
    <Suspense fallback={said}>
      <GallradCase caseId={caseId} otherwise={said} />
    </Suspense>
  ) : (
    said
  );
};

/** In place of a case that the chosen unit may not open: the way to it through another of one's units, when there is one; `otherwise` when there is none. */
export const CaseElsewhere = ({ otherwise }: { otherwise?: ReactNode }) => {
  const { t } = useTranslation();
  const { caseId } = useParams({ strict: false });
  const query = useQuery(
    api.cases.otherUnits.queryOptions({ caseId: caseId ?? '' }, { enabled: caseId !== undefined }),
  );
  const choose = useChooseUnit();
  const units = query.data?.units ?? [];
  if (query.isLoading)
    return (
      <p className="loading" role="status">
        {t('page.loading')}
      </p>
    );
  if (units.length === 0) return <Nowhere caseId={caseId} otherwise={otherwise} />;
  return (
    <Notice title={t('frame.caseElsewhere')}>
      <p>{t('frame.caseElsewhereText')}</p>
      <p className="buttons">
        {units.map(({ id, name }) => (
          <Button
            key={id}
            kind="primary"
            working={choose.isPending && choose.variables.unit === id}
            onClick={() => choose.mutate({ unit: id })}
          >
            {t('frame.caseElsewhereGo', { unit: name })}
          </Button>
        ))}
      </p>
      {choose.error !== null && <p>{problemWords(t, problemOf(choose.error))}</p>}
    </Notice>
  );
};
