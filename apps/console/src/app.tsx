import type { SessionMe } from '@stafett/schemas';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './parts/button.tsx';
import { createConsoleRouter } from './router.tsx';
import { Me } from './session/me.ts';
import { Outside } from './session/outside.tsx';
import { useSession } from './session/session.ts';
import { SessionGuard } from './session/session-guard.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { SignOut } from './session/sign-out.tsx';

/** The agency that the address names: `/forsakringskassan/uppgifter`. */
const slugOf = (path: string): string | undefined => path.split('/')[1] || undefined;

// What the law lets anybody read, at the foot of every page that one meets before signing in.
const STATEMENT = 'tillganglighet';
const PublicAccessibilityPage = lazy(async () => {
  const page = await import('./pages/accessibility/public-accessibility-page.tsx');
  return { default: page.PublicAccessibilityPage };
});
/** The agency of a statement's address (none at `/tillganglighet`); undefined when it is another address. */
const statementOf = (path: string): { readonly slug: string | undefined } | undefined => {
  const parts = path.split('/').filter(Boolean);
  return parts.length <= 2 && parts.at(-1) === STATEMENT ? { slug: parts.at(-2) } : undefined;
};

const Elsewhere = ({ me }: { me: SessionMe }) => {
  const { t } = useTranslation();
  return (
    <Outside title={t('signIn.elsewhere', { agency: me.agency.name })} agency={me.agency}>
      <p>{t('signIn.elsewhereText')}</p>
      <div className="buttons">
        <a className="button button-primary" href={`/${me.agency.slug}`}>
          {t('signIn.toOwn', { agency: me.agency.name })}
        </a>
        <SignOut slug={me.agency.slug} className="button button-secondary" />
      </div>
    </Outside>
  );
};

const Console = ({ me, lost }: { me: SessionMe; lost: boolean }) => {
  const router = useMemo(() => createConsoleRouter(me.agency.slug), [me.agency.slug]);
  return (
    <Me value={me}>
      <RouterProvider router={router} />
      <SessionGuard me={me} lost={lost} />
    </Me>
  );
};

export const App = () => {
  const { t } = useTranslation();
  const session = useSession();
  const slug = slugOf(location.pathname);
  const statement = statementOf(location.pathname);
  if (statement && session.type !== 'asking' && !(session.type === 'in' && session.me.agency.slug === statement.slug))
    return (
      <Suspense fallback={null}>
        <PublicAccessibilityPage slug={statement.slug} />
      </Suspense>
    );
  switch (session.type) {
    case 'asking':
      return null;
    case 'away':
      return (
        <Outside title={t('page.away')} failed>
          <p>{t('page.awayText')}</p>
          <p>
            <Button kind="primary" onClick={session.again}>
              {t('page.tryAgain')}
            </Button>
          </p>
        </Outside>
      );
    case 'out':
      return <SignInPage slug={slug} />;
    case 'in': {
      const { me, lost } = session;
      if (slug !== undefined && slug !== me.agency.slug) return <Elsewhere me={me} />;
      // The bare address leads to one's own agency's console.
      if (slug === undefined) history.replaceState(null, '', `/${me.agency.slug}`);
      return <Console me={me} lost={lost} />;
    }
    default:
      return session satisfies never;
  }
};
