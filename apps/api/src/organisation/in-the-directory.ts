import type { Transaction } from '@stafett/db';
import type { Role, UnitRef } from '@stafett/domain';
import { invalidField, Refused } from '../problems/refuse.ts';

/**
 * The core takes ids of units on trust. Refuses `unitUnknown` for one that is not there, is no longer at work or is another agency's than was
 * said: nobody would answer, or somebody would see the case whom neither model nor law had been asked about.
 */
export const onlyKnownUnits = async (transaction: Transaction, units: readonly UnitRef[]): Promise<void> => {
  if (units.length === 0) return;
  const known = await transaction.unit.findMany({
    where: { id: { in: units.map(({ unit }) => unit) }, active: true },
    select: { id: true, agencyId: true },
  });
  const other = units.find(({ agency, unit }) => !known.some(({ id, agencyId }) => id === unit && agencyId === agency));
  if (other) throw new Refused('unitUnknown', { unit: other.unit });
};

const worksIn = async (transaction: Transaction, unit: string, staff: string, roles: readonly Role[]) =>
  (await transaction.staffUnit.count({
    where: { unitId: unit, staffId: staff, roles: { hasSome: [...roles] }, staff: { active: true } },
  })) > 0;

/** Work goes to somebody who does it in this unit. Refuses anybody else by the field's name: a task of theirs would be in nobody's list. */
export const onlyAColleague = async (
  transaction: Transaction,
  unit: string,
  staff: string | undefined,
  field: string,
): Promise<void> => {
  if (staff === undefined) return;
  if (!(await worksIn(transaction, unit, staff, ['caseworker', 'coach', 'manager', 'insatsCoordinator'])))
    throw invalidField(field, 'notColleague');
};

/** Each of them, as `onlyAColleague`. */
export const onlyColleagues = async (
  transaction: Transaction,
  unit: string,
  staff: readonly string[],
  field: string,
): Promise<void> => {
  for (const one of staff) await onlyAColleague(transaction, unit, one, field);
};

/** Refuses `coachUnknown` for who is no coach of the unit. */
export const onlyACoachOf = async (
  transaction: Transaction,
  unit: string | undefined,
  coach: string,
): Promise<void> => {
  if (unit === undefined || !(await worksIn(transaction, unit, coach, ['coach']))) throw new Refused('coachUnknown');
};
