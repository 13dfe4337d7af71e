import { dateColumn, dayOf } from '@stafett/db';
import { type Role, roles, stockholmDate } from '@stafett/domain';
import { Directory } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** The roles that the core knows among those stored. */
export const knownRoles = (stored: readonly string[]): Role[] => roles.filter((role) => stored.includes(role));

/** Every agency with its units, and who works in one's own. */
export const directory = unitProcedure.output(Directory).query(async ({ ctx }) => {
  const names = await ctx.names.read();
  const today = dateColumn(stockholmDate(ctx.clock()));
  const staff = await ctx.read((transaction) =>
    transaction.staffUnit.findMany({
      where: { unitId: ctx.actor.unit, staff: { active: true } },
      select: {
        roles: true,
        staff: {
          select: {
            id: true,
            name: true,
            absences: { where: { from: { lte: today }, to: { gte: today } }, orderBy: { to: 'desc' }, take: 1 },
          },
        },
      },
      orderBy: { staff: { name: 'asc' } },
    }),
  );
  const units = [...names.units.values()].filter(({ active }) => active);
  return {
    agencies: [...names.agencies.values()].map((agency) => ({
      ...agency,
      units: units.filter((unit) => unit.agency === agency.id).map(({ id, name }) => ({ id, name })),
    })),
    jointForums: [...names.forums],
    ownUnitStaff: staff.map((one) => {
      const absence = one.staff.absences[0];
      return {
        id: one.staff.id,
        name: one.staff.name,
        roles: knownRoles(one.roles),
        ...(absence ? { absentUntil: dayOf(absence.to) } : {}),
      };
    }),
  };
});
