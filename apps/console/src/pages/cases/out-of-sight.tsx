import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CaseElsewhere } from '../../frame/case-elsewhere.tsx';
import { addRoom } from '../../i18n/index.ts';
import { samtycke } from '../../i18n/sv/samtycke.ts';
import { Notice } from '../../parts/notice.tsx';

addRoom({ samtycke });

/** In place of a case that was closed to one's unit while one had it open. Why is not said: it may be another's samtycke. */
export const OutOfSight = () => {
  const { t } = useTranslation();
  return (
    <CaseElsewhere
      otherwise={
        <Notice kind="warning" title={t('samtycke.outOfSight')}>
          <p>{t('samtycke.outOfSightText')}</p>
          <p>
            <Link to="/uppgifter">{t('samtycke.toTasks')}</Link>
          </p>
        </Notice>
      }
    />
  );
};
