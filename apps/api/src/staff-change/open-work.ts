import type { Prisma } from '@stafett/db';

/** The open cases in which the person has something at the unit. A coach has the unit's cases also while another holds them. */
export const withWorkOf = (staff: string, unit: string): Prisma.CaseFileWhereInput => ({
  closedOn: null,
  OR: [
    { holderUnit: unit, holderStaff: staff },
    { coach: staff },
    { tasks: { some: { ownerUnit: unit, claimedBy: staff, status: 'open' } } },
    { contacts: { some: { unit, staff, status: 'named' } } },
  ],
});
