import { caseworkRoles } from '../access/access-table.ts';
import { agencies } from '../insatser/parties.ts';
import type { Actor, AgencyId, AgencyKind, Role, StaffId, UnitRef } from '../organisation/organisation.ts';
import { type Act, type Guard, no } from './act.ts';
import type { CaseFile } from './case-file.ts';
import { coordinatorOf } from './place-and-phase.ts';

// Who stands how to a case, as guards: each says why this actor may not, or nothing.

export const unitOf = ({ agency, unit }: UnitRef): UnitRef => ({ agency, unit });
export const sameUnit = (a: UnitRef, b: UnitRef): boolean => a.unit === b.unit && a.agency === b.agency;
export const actsFor = (actor: Actor, unit: UnitRef): boolean => actor.type === 'staff' && sameUnit(actor, unit);
export const staffOf = (actor: Actor): StaffId | undefined => (actor.type === 'staff' ? actor.staff : undefined);

export const agencyKindOf = (agency: AgencyId): AgencyKind | undefined =>
  Object.values(agencies).find(({ id }) => id === agency)?.kind;

export const isManager = (actor: Actor): boolean => actor.type === 'staff' && actor.roles.includes('manager');

const hasRole = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.type === 'staff' && actor.roles.some((role) => roles.includes(role));

/** Authority over individuals is an agency's: the förbund's staff and the team recommend, they do not act in a case (lag 2003:1210 §§ 2, 7). */
export const onlyCaseworkers = (actor: Actor): Guard =>
  hasRole(actor, caseworkRoles) ? undefined : no('roleNotAllowed', { actor: actor.type });
/** A coordinator does its own tasks, which hurry others on and decide nothing. */
export const onlyCaseworkersAndCoordinators = (actor: Actor): Guard =>
  hasRole(actor, [...caseworkRoles, 'insatsCoordinator']) ? undefined : no('roleNotAllowed', { actor: actor.type });

export const onlyTheHolder = (state: CaseFile, actor: Actor): Guard =>
  onlyCaseworkers(actor) ?? (actsFor(actor, state.holder) ? undefined : no('notHolder', { holder: state.holder.unit }));

const isCoordinatorOf = (state: CaseFile, { actor, model }: Act): boolean =>
  hasRole(actor, ['insatsCoordinator']) && actsFor(actor, coordinatorOf(state, model));
/** Who coordinates the insats at the place follows its cases: hurries on and asks, and decides nothing. */
export const onlyTheCoordinator = (state: CaseFile, act: Act): Guard =>
  isCoordinatorOf(state, act) ? undefined : no('notCoordinator');
export const onlyTheCoordinatorOrTheHolder = (state: CaseFile, act: Act): Guard =>
  isCoordinatorOf(state, act) ? undefined : onlyTheHolder(state, act.actor);

export const onlyTheClock = (actor: Actor): Guard =>
  actor.type === 'system' && actor.source === 'clock' ? undefined : no('roleNotAllowed', { actor: actor.type });
export const onlyTheWaitingList = (actor: Actor): Guard =>
  actor.type === 'system' && actor.source === 'waitingList' ? undefined : no('roleNotAllowed', { actor: actor.type });
export const onlyTheTeam = (actor: Actor): Guard =>
  actor.type === 'system' && actor.source === 'team' ? undefined : no('roleNotAllowed', { actor: actor.type });
export const onlyTheImport = (actor: Actor): Guard =>
  actor.type === 'system' && actor.source === 'import' ? undefined : no('roleNotAllowed', { actor: actor.type });
export const onlyTheSystem = (actor: Actor): Guard =>
  actor.type === 'system' ? undefined : no('roleNotAllowed', { actor: actor.type });
