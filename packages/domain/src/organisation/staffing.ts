import type { AgencyKind, Role, StaffId, UnitId } from './organisation.ts';

const everywhere = ['manager', 'administrator', 'accessReviewer'] as const satisfies readonly Role[];
// Each party says who sits for it in the samverkansteam: whoever recommends there works at a party, and the role opens no case.
const caseworking = ['caseworker', 'coach', 'teamMember', ...everywhere] as const satisfies readonly Role[];
// The förbund supports and follows up, and decides nothing about a person (lag 2003:1210 §§ 2, 7); it calls the team together.
const supporting = ['insatsCoordinator', 'forbundCoordinator', ...everywhere] as const satisfies readonly Role[];

const byKind: Readonly<Record<AgencyKind, readonly Role[]>> = {
  arbetsformedlingen: caseworking,
  forsakringskassan: caseworking,
  region: caseworking,
  kommun: caseworking,
  forbund: supporting,
};

/** The roles that somebody may have in a unit of such an agency. */
export const rolesAt = (kind: AgencyKind): readonly Role[] => byKind[kind];

export type RolesProblem = 'ownRoles' | 'roleNotHere';

/**
 * Takes who gives which roles to whom in a unit of such an agency. Gives what is wrong, or undefined: nobody decides what they themselves may
 * see, and a role that only the förbund has use for would open its cases from elsewhere.
 */
export const problemWithRoles = (given: {
  readonly by: StaffId;
  readonly staff: StaffId;
  readonly kind: AgencyKind;
  readonly roles: readonly Role[];
}): RolesProblem | undefined => {
  if (given.by === given.staff) return 'ownRoles';
  return given.roles.every((role) => rolesAt(given.kind).includes(role)) ? undefined : 'roleNotHere';
};

/** Roles whose holders have tasks in cases; an administrator has none and opens none. */
export const workingRoles = ['caseworker', 'coach', 'manager', 'insatsCoordinator'] as const satisfies readonly Role[];

/** Where somebody works, and as what. */
export type Works = readonly { readonly unit: UnitId; readonly roles: readonly Role[] }[];

const worksIn = (works: Works): readonly UnitId[] =>
  works.filter(({ roles }) => workingRoles.some((role) => roles.includes(role))).map(({ unit }) => unit);

/** Whether one can stand in for the other: both work with cases in some same unit, so that the tasks can be opened. */
export const canStandIn = (absent: Works, standIn: Works): boolean => {
  const units = worksIn(absent);
  return worksIn(standIn).some((unit) => units.includes(unit));
};
