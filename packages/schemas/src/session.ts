import { z } from 'zod';
import { AgencyKind, Role } from './codes.ts';
import { StaffView } from './organisation.ts';
import { Id, Instant, IsoDate, Key, Slug } from './wire.ts';

/** session.agencies (no session needed): which addresses there are to sign in at: `/<slug>`. */
export const StartPage = z.object({
  agencies: z.array(z.object({ name: z.string(), slug: Slug, kind: AgencyKind })),
  /** Where anybody tells of something that is not accessible: a page, or an e-mail address. Absent where nobody has set one. */
  accessibilityContact: z.string().optional(),
});
export type StartPage = z.infer<typeof StartPage>;

export const MenuCounts = z.object({
  myTasks: z.int(),
  myOverdueTasks: z.int(),
  unitInbox: z.int(),
  /** Notices that nobody they are told to has read. */
  notices: z.int(),
  meetingsAhead: z.int(),
  handoversToUs: z.int(),
  handoversFromUs: z.int(),
  /** Cases in the kö of the places that this unit hosts or coordinates. */
  waiting: z.int(),
  /** Coordinators only, else 0. */
  stalled: z.int(),
  /** Shares whose gallring waits to be confirmed. Managers and administrators only, else 0. */
  gallring: z.int(),
});
export type MenuCounts = z.infer<typeof MenuCounts>;

/** session.me: who is signed in, for which unit, and what the menu counts. */
export const SessionMe = z.object({
  staff: StaffView,
  agency: z.object({ id: Id, name: z.string(), slug: Slug, kind: AgencyKind }),
  unit: z.object({ id: Id, name: z.string() }),
  roles: z.array(Role),
  /** The units that the person may act for; more than one gives a choice. `waiting`: their own tasks there and those nobody has taken. */
  units: z.array(z.object({ id: Id, name: z.string(), roles: z.array(Role), waiting: z.int() })),
  /** Colleagues whose tasks are this person's too for a time. */
  standInFor: z.array(StaffView.extend({ until: IsoDate })),
  /** Insatser and places whose kö and figures this unit may see. */
  places: z.array(
    z.object({
      insats: Key,
      insatsName: z.string(),
      place: Key,
      kommuner: z.array(z.string()),
      /** Not every insats has a kö. */
      hasWaitingList: z.boolean(),
    }),
  ),
  counts: MenuCounts,
  /** Goes into the header `x-stafett-csrf` of every mutation. Changes at sign-in and when the unit changes. */
  csrf: z.string(),
  /** The session ends then unless `session.extend` or another mutation comes first: reads do not prolong it. */
  idleUntil: Instant,
  /** It ends then whatever happens. */
  endsAt: Instant,
});
export type SessionMe = z.infer<typeof SessionMe>;

/** session.find (no session needed): as `session.me`, or nothing when nobody is signed in. */
export const SessionFound = z.object({ me: SessionMe.optional() });
export type SessionFound = z.infer<typeof SessionFound>;

export const ChooseUnitRequest = z.strictObject({ unit: Id });
export type ChooseUnitRequest = z.infer<typeof ChooseUnitRequest>;
/** session.extend: the person is there (the console calls it once a minute at most, when somebody types or points). */
export const SessionExtended = z.object({ idleUntil: Instant, endsAt: Instant });
export type SessionExtended = z.infer<typeof SessionExtended>;
