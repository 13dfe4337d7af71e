import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { documentPlace } from './ways.ts';

/** That the case stands still on purpose, for what, and until when. */
export const Paused = ({ caseId, wait }: { caseId: string; wait: NonNullable<CaseView['wait']> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Notice title={t('actForm.park.paused', { date: format.date(wait.until) })}>
      <p>
        {t('actForm.park.pausedText', { reason: t(`waitReason.${wait.reason}`), since: format.near(wait.since) })}{' '}
        {wait.extensions > 0 && t('actForm.park.pausedExtended', { count: wait.extensions })}
      </p>
      {wait.document && (
        <p>
          <Link {...documentPlace(caseId, wait.document.document)}>{t('actForm.park.read')}</Link>
        </p>
      )}
    </Notice>
  );
};
