import type { Figures } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';

/** How long participants wait for the flerpartssamtal they wish. */
export const WishTable = ({ wishes: { met, medianDays, open } }: { wishes: NonNullable<Figures['wishes']> }) => {
  const { t } = useTranslation();
  return (
    <Section id="samtal" title={t('figuresPage.wishes')}>
      <SummaryList
        rows={[
          { key: t('figuresPage.wishesMet'), value: String(met) },
          {
            key: t('figuresPage.wishDays'),
            value: medianDays === undefined ? '–' : t('figuresPage.days', { count: medianDays }),
          },
          { key: t('figuresPage.wishesOpen'), value: String(open) },
        ]}
      />
    </Section>
  );
};
