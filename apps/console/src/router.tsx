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
import { addPages } from './i18n/index.ts';
import { reviewSearch } from './pages/access-review/review-search.ts';
import { casesSearch } from './pages/cases/cases-search.ts';
import { actSearch } from './pages/cases/ways.ts';
import { contactsSearch } from './pages/contacts/contacts-search.ts';
import { stalledSearch } from './pages/coordination/stalled-search.ts';
import { figuresSearch } from './pages/figures/figures-search.ts';
import { flowSearch } from './pages/flow/flow-search.ts';
import { gallringSearch } from './pages/gallring/gallring-search.ts';
import { gatheringsSearch } from './pages/gatherings/gatherings-search.ts';
import { handoversSearch } from './pages/handovers/handovers-search.ts';
import { meetingsSearch } from './pages/meetings/meetings-search.ts';
import { staffChangeSearch } from './pages/staff-change/staff-change-search.ts';
import { inboxSearch } from './pages/tasks/inbox-search.ts';
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
  // Once: what has been fetched stays.
  beforeLoad: addPages,
  component: Frame,
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPage,
});

// Every page and its address. Each route is a const of its own: written inside `addChildren` its path would lose its type, and links with
// it. A page is fetched when somebody goes there: `component: lazyRouteComponent(() => import('./pages/…'), 'NamePage')`.
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    const me = queryClient.getQueryData(api.session.me.queryKey());
    throw redirect({ to: (me && menuFor(me)[0]?.to) ?? '/tillganglighet', replace: true });
  },
});
const tasks = createRoute({
  getParentRoute: () => root,
  path: '/uppgifter',
  component: lazyRouteComponent(() => import('./pages/tasks/tasks-page.tsx'), 'TasksPage'),
});
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inkorg',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./pages/tasks/inbox-page.tsx'), 'InboxPage'),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: '/arenden',
  validateSearch: casesSearch,
  component: lazyRouteComponent(() => import('./pages/cases/cases-page.tsx'), 'CasesPage'),
});
const contacts = createRoute({
  getParentRoute: () => root,
  path: '/kontakter',
  validateSearch: contactsSearch,
  component: lazyRouteComponent(() => import('./pages/contacts/contacts-page.tsx'), 'ContactsPage'),
});
const referral = createRoute({
  getParentRoute: () => root,
  path: '/aktualisera',
  component: lazyRouteComponent(() => import('./pages/referral/referral-page.tsx'), 'ReferralPage'),
});
const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId',
  component: lazyRouteComponent(() => import('./pages/cases/case-page.tsx'), 'CasePage'),
});
const caseAct = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/gor/$act',
  validateSearch: actSearch,
  component: lazyRouteComponent(() => import('./pages/cases/act-page.tsx'), 'ActPage'),
});
const caseTask = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/uppgifter/$task',
  component: lazyRouteComponent(() => import('./pages/tasks/task-page.tsx'), 'TaskPage'),
});
const caseDocument = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/dokument/$document',
  component: lazyRouteComponent(() => import('./pages/cases/document-page.tsx'), 'DocumentPage'),
});
const caseHandover = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/overlamningar/$handover',
  component: lazyRouteComponent(() => import('./pages/handovers/handover-page.tsx'), 'HandoverPage'),
});
const caseMeeting = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/moten/$meeting',
  component: lazyRouteComponent(() => import('./pages/meetings/meeting-page.tsx'), 'MeetingPage'),
});
const caseMinutes = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/moten/$meeting/anteckningar',
  component: lazyRouteComponent(() => import('./pages/meetings/minutes-page.tsx'), 'MinutesPage'),
});
const summonsLetter = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/kallelse/$summons',
  component: lazyRouteComponent(() => import('./pages/summons/letter-page.tsx'), 'LetterPage'),
});
const meetings = createRoute({
  getParentRoute: () => root,
  path: '/moten',
  validateSearch: meetingsSearch,
  component: lazyRouteComponent(() => import('./pages/meetings/meetings-page.tsx'), 'MeetingsPage'),
});
const handovers = createRoute({
  getParentRoute: () => root,
  path: '/overlamningar',
  validateSearch: handoversSearch,
  component: lazyRouteComponent(() => import('./pages/handovers/handovers-page.tsx'), 'HandoversPage'),
});
const waitingList = createRoute({
  getParentRoute: () => root,
  path: '/ko',
  validateSearch: waitingListSearch,
  component: lazyRouteComponent(() => import('./pages/waiting-list/waiting-list-page.tsx'), 'WaitingListPage'),
});
const stalled = createRoute({
  getParentRoute: () => root,
  path: '/stannade',
  validateSearch: stalledSearch,
  component: lazyRouteComponent(() => import('./pages/coordination/stalled-page.tsx'), 'StalledPage'),
});
const flow = createRoute({
  getParentRoute: () => root,
  path: '/flode',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./pages/flow/flow-page.tsx'), 'FlowPage'),
});
const gatherings = createRoute({
  getParentRoute: () => root,
  path: '/samverkansteam',
  validateSearch: gatheringsSearch,
  component: lazyRouteComponent(() => import('./pages/gatherings/gatherings-page.tsx'), 'TeamPage'),
});
const teamMeeting = createRoute({
  getParentRoute: () => root,
  path: '/samverkansteam/mote',
  validateSearch: gatheringsSearch,
  component: lazyRouteComponent(() => import('./pages/team/team-meeting-page.tsx'), 'TeamMeetingPage'),
});
const teamCode = createRoute({
  getParentRoute: () => root,
  path: '/teamkod',
  component: lazyRouteComponent(() => import('./pages/team/whose-page.tsx'), 'WhosePage'),
});
const groups = createRoute({
  getParentRoute: () => root,
  path: '/grupper',
  validateSearch: gatheringsSearch,
  component: lazyRouteComponent(() => import('./pages/gatherings/gatherings-page.tsx'), 'GroupsPage'),
});
const startGroup = createRoute({
  getParentRoute: () => root,
  path: '/grupper/ny',
  component: lazyRouteComponent(() => import('./pages/gatherings/start-group-page.tsx'), 'StartGroupPage'),
});
const staffChange = createRoute({
  getParentRoute: () => root,
  path: '/lamna-over',
  validateSearch: staffChangeSearch,
  component: lazyRouteComponent(() => import('./pages/staff-change/staff-change-page.tsx'), 'StaffChangePage'),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: '/siffror',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('./pages/figures/figures-page.tsx'), 'FiguresPage'),
});
const insatser = createRoute({
  getParentRoute: () => root,
  path: '/insatser',
  component: lazyRouteComponent(() => import('./pages/insatser/models-page.tsx'), 'ModelsPage'),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/importera',
  component: lazyRouteComponent(() => import('./pages/imports/import-page.tsx'), 'ImportPage'),
});
const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./pages/organisation/organisation-page.tsx'), 'OrganisationPage'),
});
const person = createRoute({
  getParentRoute: () => root,
  path: '/organisation/personer/$staff',
  component: lazyRouteComponent(() => import('./pages/organisation/person-page.tsx'), 'PersonPage'),
});
const unitStaff = createRoute({
  getParentRoute: () => root,
  path: '/personal',
  component: lazyRouteComponent(() => import('./pages/organisation/unit-staff-page.tsx'), 'UnitStaffPage'),
});
const unitSlots = createRoute({
  getParentRoute: () => root,
  path: '/personal/tider',
  component: lazyRouteComponent(() => import('./pages/slots/slots-page.tsx'), 'SlotsPage'),
});
const unitPerson = createRoute({
  getParentRoute: () => root,
  path: '/personal/$staff',
  component: lazyRouteComponent(() => import('./pages/organisation/unit-staff-page.tsx'), 'UnitPersonPage'),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: '/aviseringar',
  component: lazyRouteComponent(() => import('./pages/notices/notices-page.tsx'), 'NoticesPage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/sok',
  component: lazyRouteComponent(() => import('./pages/cases/search-page.tsx'), 'SearchPage'),
});
const accessReview = createRoute({
  getParentRoute: () => root,
  path: '/loggkontroll',
  validateSearch: reviewSearch,
  component: lazyRouteComponent(() => import('./pages/access-review/access-review-page.tsx'), 'AccessReviewPage'),
});
const oneReview = createRoute({
  getParentRoute: () => root,
  path: '/loggkontroll/$review',
  component: lazyRouteComponent(() => import('./pages/access-review/review-page.tsx'), 'ReviewPage'),
});
const gallring = createRoute({
  getParentRoute: () => root,
  path: '/gallring',
  validateSearch: gallringSearch,
  component: lazyRouteComponent(() => import('./pages/gallring/gallring-page.tsx'), 'GallringPage'),
});
const oneGallring = createRoute({
  getParentRoute: () => root,
  path: '/gallring/$gallring',
  component: lazyRouteComponent(() => import('./pages/gallring/one-gallring-page.tsx'), 'OneGallringPage'),
});
const registryExtract = createRoute({
  getParentRoute: () => root,
  path: '/arenden/$caseId/registerutdrag',
  component: lazyRouteComponent(() => import('./pages/access-review/extract-page.tsx'), 'ExtractPage'),
});
const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/tillganglighet',
  component: lazyRouteComponent(() => import('./pages/accessibility/accessibility-page.tsx'), 'AccessibilityPage'),
});

const routeTree = root.addChildren([
  start,
  tasks,
  inbox,
  cases,
  contacts,
  referral,
  oneCase,
  caseAct,
  caseTask,
  caseDocument,
  caseHandover,
  caseMeeting,
  caseMinutes,
  summonsLetter,
  meetings,
  handovers,
  waitingList,
  stalled,
  flow,
  gatherings,
  teamMeeting,
  teamCode,
  groups,
  startGroup,
  staffChange,
  figures,
  insatser,
  imports,
  organisation,
  person,
  unitStaff,
  unitSlots,
  unitPerson,
  notices,
  search,
  accessReview,
  oneReview,
  gallring,
  oneGallring,
  registryExtract,
  accessibility,
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
