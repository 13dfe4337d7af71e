import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { api } from '../../trpc.ts';
import { useGallringWords } from './use-gallring-words.ts';

/** What the protocol says of the case whose old address somebody has, for who may see the protocol; else what is said of any that is none. */
export const GallradCase = ({ caseId, otherwise }: { caseId: string; otherwise: ReactNode }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGallringWords();
  const query = useQuery(api.gallring.ofCase.queryOptions({ caseId }, { retry: false }));
  if (query.isPending)
    return (
      <p className="loading" role="status">
        {t('page.loading')}
      </p>
    );
  if (!query.data?.carriedOutAt) return otherwise;
  const { id, caseCode: code, carriedOutAt, months, source } = query.data;
  return (
    <Notice title={t('gallringPage.gone')}>
      <p>{t('gallringPage.goneText', { code, date: format.date(carriedOutAt), term: words.term(months), source })}</p>
      <p>
        <Link to="/gallring/$gallring" params={{ gallring: id }}>
          {t('gallringPage.goneLink')}
        </Link>
      </p>
    </Notice>
  );
};
