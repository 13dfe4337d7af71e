import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/notice.tsx';

/**
 * After an act, in the page and with focus: what happened, and what happens next. While the ledger has not been reached nothing is told
 * as done. Give it a `key` of its own for every act, so that the second one takes focus too.
 */
export const ActDone = ({
  outcome,
  title,
  children,
}: {
  outcome: 'saved' | 'received';
  title: string;
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  return outcome === 'received' ? (
    <Notice focus title={t('received.title')}>
      <p>{t('received.text')}</p>
    </Notice>
  ) : (
    <Notice kind="done" focus title={title}>
      {children}
    </Notice>
  );
};
