import { caseworkRoles } from '../access/access-table.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Actor } from '../organisation/organisation.ts';

/**
 * Whether the participant of this case is hidden from the actor: protected, and the actor neither on the list for the unit they act for nor
 * its manager. What else of the case they see, the access table says; row-level security asks the same of the stored lists.
 */
export const isHiddenFrom = ({ identityProtection }: Pick<CaseFile, 'identityProtection'>, actor: Actor): boolean => {
  if (!identityProtection || actor.type !== 'staff') return false;
  if (actor.roles.includes('manager')) return false;
  const worksInCases = caseworkRoles.some((role) => actor.roles.includes(role));
  return !(
    worksInCases && identityProtection.access.some(({ unit, staff }) => unit === actor.unit && staff === actor.staff)
  );
};
