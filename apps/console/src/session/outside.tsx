import type { AgencyKind } from '@stafett/domain';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageButton } from '../frame/language-button.tsx';

/** A page that one meets outside an agency's console: its one h1, the document's title ("Fel: …" when something failed), and the language. */
export const Outside = ({
  title,
  agency,
  failed = false,
  above,
  children,
}: {
  title: string;
  /** Whose band stands on top. */
  agency?: { readonly name: string; readonly slug: string; readonly kind: AgencyKind } | undefined;
  failed?: boolean;
  /** What is said before the heading. */
  above?: ReactNode;
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${failed ? t('page.failed', { title }) : title} – ${t('product')}`;
  }, [title, failed, t]);
  return (
    <div className="outside" data-agency={agency?.kind}>
      <header className="band">
        <span className="band-name">{t('product')}</span>
        {agency && <span className="band-place">{agency.name}</span>}
        <LanguageButton />
      </header>
      <main className="outside-main">
        {above}
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="foot outside-foot">
        <a href={agency ? `/${agency.slug}/tillganglighet` : '/tillganglighet'}>{t('frame.accessibility')}</a>
      </footer>
    </div>
  );
};
