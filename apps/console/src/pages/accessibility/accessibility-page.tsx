import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.tsx';
import { useMe } from '../../session/me.ts';
import { Statement } from './statement.tsx';

/** The tillgänglighetsredogörelse, for who is signed in. */
export const AccessibilityPage = () => {
  const { t } = useTranslation();
  const { agency } = useMe();
  return (
    <Page title={t('accessibility.title')}>
      <Statement slug={agency.slug} />
    </Page>
  );
};
