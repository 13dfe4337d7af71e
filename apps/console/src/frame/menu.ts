import { teamsOf } from '@stafett/domain';
import type { SessionMe } from '@stafett/schemas';
import type { Words } from '../i18n/sv.ts';
import { hasRole } from '../session/me.ts';

export type MenuItem = {
  readonly id: keyof Words['menu'];
  readonly to:
    | '/uppgifter'
    | '/inkorg'
    | '/arenden'
    | '/moten'
    | '/overlamningar'
    | '/ko'
    | '/stannade'
    | '/flode'
    | '/samverkansteam'
    | '/grupper'
    | '/siffror'
    | '/insatser'
    | '/importera'
    | '/personal'
    | '/organisation'
    | '/loggkontroll'
    | '/gallring';
  /** How many wait there; absent where a number says nothing. */
  readonly count?: number;
  /** How many of them are late. */
  readonly late?: number;
};

/** Whom the menu is for; without a unit nothing that hangs on which it is. */
type Of = Pick<SessionMe, 'roles' | 'counts' | 'places'> & Partial<Pick<SessionMe, 'agency' | 'unit'>>;

const isInTeam = ({ agency, unit, roles }: Of): boolean =>
  agency !== undefined &&
  unit !== undefined &&
  roles.some((role) => role !== 'administrator' && role !== 'accessReviewer') &&
  teamsOf({ agency: agency.id, unit: unit.id }).length > 0;

/** What a person's menu holds, by their roles in the unit; the first is where they begin. */
export const menuFor = (me: Of): readonly MenuItem[] => {
  const { counts } = me;
  const own = hasRole(me, 'caseworker', 'coach', 'manager');
  const insats = hasRole(me, 'insatsCoordinator');
  const coordinates = insats || hasRole(me, 'forbundCoordinator');
  // How many places each coach has is the host unit's manager's to say.
  const queues = me.places.filter(({ hasWaitingList }) => hasWaitingList).length;
  const hosts = hasRole(me, 'coach') || (hasRole(me, 'manager') && queues > 0);
  // A unit whose insatser have no kö has no page of one.
  const hasQueue = (coordinates || hosts) && (me.places.length === 0 || queues > 0);
  const tasks: MenuItem[] = [
    { id: 'tasks', to: '/uppgifter', count: counts.myTasks, late: counts.myOverdueTasks },
    { id: 'inbox', to: '/inkorg', count: counts.unitInbox },
  ];
  const cases: MenuItem[] = [{ id: 'cases', to: '/arenden' }];
  const stalled: MenuItem[] = [{ id: 'stalled', to: '/stannade', count: counts.stalled }];
  const waitingList: MenuItem[] = [{ id: 'waitingList', to: '/ko', count: counts.waiting }];
  return [
    ...(coordinates ? stalled : []),
    ...(own || insats ? [...tasks, ...cases] : []),
    ...(own
      ? ([
          { id: 'meetings', to: '/moten', count: counts.meetingsAhead },
          { id: 'handovers', to: '/overlamningar', count: counts.handoversToUs },
        ] satisfies MenuItem[])
      : []),
    ...(hasQueue ? waitingList : []),
    ...(isInTeam(me) ? ([{ id: 'team', to: '/samverkansteam' }] satisfies MenuItem[]) : []),
    // Caseworkers come to their groups from the page of meetings.
    ...(!own && (coordinates || hasRole(me, 'teamMember'))
      ? ([{ id: 'groups', to: '/grupper' }] satisfies MenuItem[])
      : []),
    ...(coordinates
      ? ([
          { id: 'flow', to: '/flode' },
          { id: 'figures', to: '/siffror' },
          { id: 'insatser', to: '/insatser' },
        ] satisfies MenuItem[])
      : []),
    ...(insats ? ([{ id: 'imports', to: '/importera' }] satisfies MenuItem[]) : []),
    ...(hasRole(me, 'manager') ? ([{ id: 'staff', to: '/personal' }] satisfies MenuItem[]) : []),
    ...(hasRole(me, 'administrator') ? ([{ id: 'organisation', to: '/organisation' }] satisfies MenuItem[]) : []),
    ...(hasRole(me, 'manager', 'administrator')
      ? ([{ id: 'gallring', to: '/gallring', count: counts.gallring }] satisfies MenuItem[])
      : []),
    ...(hasRole(me, 'accessReviewer') ? ([{ id: 'accessReview', to: '/loggkontroll' }] satisfies MenuItem[]) : []),
  ];
};

/** Pages of the menu that somebody with these roles has; every other page (a case, the notices) tells for itself whether it may be seen. */
export const isPageFor = (me: Of, path: string): boolean => {
  const page = `/${path.split('/')[1] ?? ''}`;
  const open = ['/', '/arenden', '/aviseringar', '/grupper', '/kontakter', '/sok', '/tillganglighet'];
  return (open.includes(page) && path !== '/arenden') || menuFor(me).some(({ to }) => to === page);
};
