import { useTranslation } from 'react-i18next';
import { Page, Section } from '../parts/page.tsx';

/** Tillgänglighetsredogörelse, as lag (2018:1937) asks for. */
export const AccessibilityPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('accessibility.title')}>
      <p>{t('accessibility.lead')}</p>
      {(['how', 'gaps', 'tested', 'tell', 'authority'] as const).map((part) => (
        <Section key={part} title={t(`accessibility.${part}Title`)}>
          <p>{t(`accessibility.${part}`)}</p>
        </Section>
      ))}
    </Page>
  );
};
