import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casePlace } from './ways.ts';

/** Over a page's title: which case, as the way back to it. */
export const CaseAbove = ({ view }: { view: Pick<CaseView, 'caseId' | 'caseCode' | 'insatsName'> }) => {
  const { t } = useTranslation();
  return (
    <>
      <Link {...casePlace(view.caseId)}>{t('actForm.of', { code: view.caseCode })}</Link>, {view.insatsName}
    </>
  );
};
