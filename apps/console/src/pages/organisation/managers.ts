import type { OwnAgency } from '@stafett/schemas';

type Staff = OwnAgency['staff'][number];
type Role = Staff['units'][number]['roles'][number];

/** Who works in the unit and can sign in, with their roles there. */
export const staffIn = (unit: string, staff: readonly Staff[]): readonly { staff: Staff; roles: readonly Role[] }[] =>
  staff
    .filter(({ active }) => active)
    .flatMap((person) => {
      const works = person.units.find((at) => at.unit === unit);
      return works && works.roles.length > 0 ? [{ staff: person, roles: works.roles }] : [];
    });

export const managersOf = (unit: string, staff: readonly Staff[]): readonly Staff[] =>
  staffIn(unit, staff)
    .filter(({ roles }) => roles.includes('manager'))
    .map(({ staff: person }) => person);

/** Units in use where nobody would get a reminder about late work. */
export const withoutManager = ({ units, staff }: Pick<OwnAgency, 'units' | 'staff'>): OwnAgency['units'] =>
  units.filter(({ id, active }) => active && managersOf(id, staff).length === 0);
