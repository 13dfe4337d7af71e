import type { Role } from '../organisation/organisation.ts';
import type { TaskKind } from '../task/task.ts';
import { type AccessRule, type Category, categories, type Relation } from './access.ts';

/**
 * Those who work in cases. An administrator looks after staff, a samverkansteam sees de-identified cases alone, an access reviewer reads the
 * log of who looked and not what they saw: none of them reads a case.
 */
export const caseworkRoles = ['caseworker', 'coach', 'manager'] as const satisfies readonly Role[];

/**
 * The one table that api, row-level security and the consoles follow. The holder sees the case; everybody else what their part in it needs:
 * the referring and sending units what has become of it, a receiver enough to answer, a party its own meetings. The insatsCoordinator works
 * in the cases under the disclosure that the enrolment's samtycke names, without the agencies' documents and plans; without it, and the
 * förbund's own coordinator always, where cases stand, never who it is. What somebody has written is theirs: of `documents` and `plan` the table gives that
 * there is one and when; who reads its words, `mayReadText` says.
 */
export const accessTable: readonly AccessRule[] = [
  { relation: 'holder', roles: caseworkRoles, categories, scope: 'whole' },
  { relation: 'referrer', roles: caseworkRoles, categories: ['status', 'identity', 'handovers'], scope: 'own' },
  { relation: 'sender', roles: caseworkRoles, categories: ['status', 'identity', 'handovers'], scope: 'own' },
  {
    relation: 'receiver',
    roles: caseworkRoles,
    categories: ['status', 'identity', 'facts', 'handovers'],
    scope: 'own',
  },
  { relation: 'meetingParty', roles: caseworkRoles, categories: ['status', 'identity', 'meetings'], scope: 'own' },
  {
    relation: 'taskOwner',
    roles: caseworkRoles,
    categories: ['status', 'identity'],
    scope: 'own',
  },
  { relation: 'taskOwner', roles: ['insatsCoordinator'], categories: ['status'], scope: 'own' },
  {
    relation: 'coordinator',
    roles: ['insatsCoordinator'],
    categories: ['status', 'identity', 'facts', 'handovers', 'meetings', 'history'],
    scope: 'whole',
  },
  { relation: 'coordinator', roles: ['forbundCoordinator'], categories: ['status'], scope: 'whole' },
  {
    relation: 'processFollower',
    roles: ['insatsCoordinator', 'forbundCoordinator'],
    categories: ['status'],
    scope: 'whole',
  },
];

const rulesFor = (category: Category, relations: readonly Relation[], roles: readonly Role[]): readonly AccessRule[] =>
  accessTable.filter(
    (rule) =>
      relations.includes(rule.relation) &&
      rule.categories.includes(category) &&
      rule.roles.some((role) => roles.includes(role)),
  );

/** Whether somebody with these roles, at a unit that stands so to the case, may read this kind of data in it. */
export const mayRead = (category: Category, relations: readonly Relation[], roles: readonly Role[]): boolean =>
  rulesFor(category, relations, roles).length > 0;

/** Whether they may read all of it; if not, of handovers and meetings only their own (see `isPartyToHandover`, `isPartyToMeeting`). */
export const mayReadWhole = (category: Category, relations: readonly Relation[], roles: readonly Role[]): boolean =>
  rulesFor(category, relations, roles).some(({ scope }) => scope === 'whole');

/** What they may read, in the order of `categories`; empty: for them the case does not exist. */
export const readableCategories = (relations: readonly Relation[], roles: readonly Role[]): readonly Category[] =>
  categories.filter((category) => mayRead(category, relations, roles));

/** Who in the owning unit is shown the task: a colleague's silence, and who is to do the work, are the manager's, not everybody's. */
export const taskAudience = (kind: TaskKind): 'unit' | 'manager' =>
  kind === 'remindColleague' || kind === 'considerMove' ? 'manager' : 'unit';
