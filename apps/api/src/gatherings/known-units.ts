import type { UnitRef } from '@stafett/domain';
import type { Names } from '../organisation/name-book.ts';
import { invalidField } from '../problems/refuse.ts';

/** The units that the field `members` names. Refuses one that is unknown or no longer there. */
export const knownUnits = (names: Names, members: readonly string[]): readonly UnitRef[] =>
  members.map((unit) => {
    const known = names.units.get(unit);
    if (!known?.active) throw invalidField('members', 'other');
    return { agency: known.agency, unit };
  });
