import { useTranslation } from 'react-i18next';
import { Outside } from '../../session/outside.tsx';
import { Statement } from './statement.tsx';

/** The tillgänglighetsredogörelse, for anybody: lag (2018:1937) asks that it is found without signing in. */
export const PublicAccessibilityPage = ({ slug }: { slug: string | undefined }) => {
  const { t } = useTranslation();
  return (
    <Outside title={t('accessibility.title')}>
      <Statement slug={slug} />
      <p>
        <a href={`/${slug ?? ''}`}>{t('page.toStart')}</a>
      </p>
    </Outside>
  );
};
