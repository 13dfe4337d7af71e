import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page.tsx';

export const AccessibilityPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('accessibility.title')}>
      <p>{t('accessibility.title')}</p>
    </Page>
  );
};
