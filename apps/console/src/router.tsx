import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Frame } from './frame/frame.tsx';
import { menuFor } from './frame/menu.ts';
import { waitingListSearch } from './pages/waiting-list/waiting-list-search.ts';
import { Button } from './parts/button.tsx';
import { Page } from './parts/page.tsx';
import { api, queryClient } from './trpc.ts';

const NotFoundPage = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('page.notFound')}>
      <p>{t('page.notFoundText')}</p>
    </Page>
  );
};

const BrokenPage = (_: ErrorComponentProps) => {
  const { t } = useTranslation();
  return (
    <Page title={t('page.broken')}>
      <p>{t('page.brokenText')}</p>
      <p>
        <Button kind="primary" onClick={() => location.reload()}>
          {t('page.reload')}
        </Button>
      </p>
    </Page>
  );
};

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPage,
});

/** Every page of the console and its address. A page is fetched when somebody goes there. */
const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      const me = queryClient.getQueryData(api.session.me.queryKey());
      throw redirect({ to: (me && menuFor(me)[0]?.to) ?? '/tillganglighet', replace: true });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/tillganglighet',
    component: lazyRouteComponent(() => import('./pages/accessibility-page.tsx'), 'AccessibilityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ko',
    validateSearch: waitingListSearch,
    component: lazyRouteComponent(() => import('./pages/waiting-list/waiting-list-page.tsx'), 'WaitingListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/arenden/$caseId/kallelse/$summons',
    component: lazyRouteComponent(() => import('./pages/summons/letter-page.tsx'), 'LetterPage'),
  }),
]);

/** The console of one agency: its pages lie under `/<slug>`. */
export const createConsoleRouter = (slug: string) =>
  createRouter({
    routeTree,
    basepath: `/${slug}`,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: BrokenPage,
  });

declare module '@tanstack/react-router' {
  // Module augmentation needs an interface: a type can't be merged.
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
