import { dateColumn } from '@stafett/db';
import { stockholmDate } from '@stafett/domain';
import { UnitStaff } from '@stafett/schemas';
import { managerProcedure } from '../trpc.ts';
import { absenceView, managedUnits } from './absences.ts';
import { knownRoles } from './directory.ts';

/** Who works in the units that the signed-in person is manager of, and who is away. */
export const unitStaff = managerProcedure.output(UnitStaff).query(async ({ ctx }) => {
  const units = managedUnits(ctx);
  const today = dateColumn(stockholmDate(ctx.clock()));
  const names = await ctx.names.read();
  const staff = await ctx.read((transaction) =>
    transaction.staff.findMany({
      where: { active: true, units: { some: { unitId: { in: [...units] } } } },
      orderBy: { name: 'asc' },
      include: {
        units: { where: { unitId: { in: [...units] } } },
        absences: { where: { to: { gte: today } }, orderBy: { from: 'asc' } },
      },
    }),
  );
  return {
    units: units.map((id) => ({ id, name: names.units.get(id)?.name ?? '' })),
    staff: staff.map((person) => ({
      id: person.id,
      name: person.name,
      units: person.units.map(({ unitId, roles }) => ({ unit: unitId, roles: knownRoles(roles) })),
      absences: person.absences.map((absence) => absenceView(absence, names)),
      own: person.agencyId === ctx.actor.agency,
    })),
  };
});
