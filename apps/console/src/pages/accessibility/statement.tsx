import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { accessibility } from '../../i18n/sv/accessibility.ts';
import { Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';

addRoom({ accessibility });

/** When somebody last went through the list of shortcomings, and when a word was last changed: to be kept by whoever changes it. */
const ASSESSED = '2026-11-22';
const CHANGED = '2026-11-22';
const DIGG = 'https://www.digg.se/tdosanmalan';
const gaps = ['limit', 'language', 'calendar'] as const;

/** What the statement says, under a heading of the page's own. `slug` names the agency that answers for it. */
export const Statement = ({ slug }: { slug: string | undefined }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(api.session.agencies.queryOptions());
  const agency = data?.agencies.find((one) => one.slug === slug)?.name;
  const contact = data?.accessibilityContact;
  return (
    <>
      <p>{t('accessibility.lead')}</p>
      <p>{agency === undefined ? t('accessibility.whoUnknown') : t('accessibility.who', { agency })}</p>
      <Section title={t('accessibility.howTitle')}>
        <p>{t('accessibility.how')}</p>
        <p>{t('accessibility.works')}</p>
      </Section>
      <Section title={t('accessibility.gapsTitle')}>
        <ul className="plain-list">
          {gaps.map((gap) => (
            <li key={gap}>{t(`accessibility.gap.${gap}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('accessibility.exceptTitle')}>
        <p>{t('accessibility.except')}</p>
      </Section>
      <Section title={t('accessibility.testedTitle')}>
        <p>{t('accessibility.tested')}</p>
        <p>{t('accessibility.dates', { assessed: format.date(ASSESSED), changed: format.date(CHANGED) })}</p>
      </Section>
      <Section title={t('accessibility.tellTitle')}>
        <p>{t('accessibility.tell')}</p>
        <p>
          {contact === undefined ? (
            t('accessibility.tellSupport')
          ) : (
            <a href={contact} rel="noreferrer">
              {t('accessibility.tellLink')}
            </a>
          )}
        </p>
      </Section>
      <Section title={t('accessibility.authorityTitle')}>
        <p>{t('accessibility.authority')}</p>
        <p>
          <a href={DIGG} rel="noreferrer">
            {t('accessibility.authorityLink')}
          </a>
        </p>
      </Section>
    </>
  );
};
