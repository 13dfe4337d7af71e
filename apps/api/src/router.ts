import { accessReviewRouter } from './access-review/router.ts';
import { casesRouter } from './cases/router.ts';
import { contactsRouter } from './contacts/router.ts';
import { coordinationRouter } from './coordination/router.ts';
import { documentsRouter } from './documents/router.ts';
import { figuresRouter } from './figures/router.ts';
import { gallringRouter } from './gallring/router.ts';
import { gatheringsRouter } from './gatherings/router.ts';
import { handoversRouter } from './handovers/router.ts';
import { importsRouter } from './imports/router.ts';
import { insatserRouter } from './insatser/router.ts';
import { liveRouter } from './live/router.ts';
import { meetingsRouter } from './meetings/router.ts';
import { notificationsRouter } from './notifications/router.ts';
import { organisationRouter } from './organisation/router.ts';
import { protectedIdentityRouter } from './protected-identity/router.ts';
import { samtyckeRouter } from './samtycke/router.ts';
import { sessionRouter } from './session/router.ts';
import { slotsRouter } from './slots/router.ts';
import { staffChangeRouter } from './staff-change/router.ts';
import { summonsRouter } from './summons/router.ts';
import { tasksRouter } from './tasks/router.ts';
import { router } from './trpc.ts';
import { waitingListRouter } from './waiting-list/router.ts';

/** Every procedure of the api, by room. */
export const appRouter = router({
  session: sessionRouter,
  organisation: organisationRouter,
  tasks: tasksRouter,
  cases: casesRouter,
  handovers: handoversRouter,
  samtycke: samtyckeRouter,
  protectedIdentity: protectedIdentityRouter,
  meetings: meetingsRouter,
  slots: slotsRouter,
  documents: documentsRouter,
  summons: summonsRouter,
  waitingList: waitingListRouter,
  gatherings: gatheringsRouter,
  coordination: coordinationRouter,
  contacts: contactsRouter,
  staffChange: staffChangeRouter,
  insatser: insatserRouter,
  imports: importsRouter,
  figures: figuresRouter,
  notifications: notificationsRouter,
  accessReview: accessReviewRouter,
  gallring: gallringRouter,
  live: liveRouter,
});
export type AppRouter = typeof appRouter;
