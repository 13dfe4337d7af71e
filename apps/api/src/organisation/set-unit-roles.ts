import { OwnAgency, SetUnitRolesRequest } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

/** What somebody does in a unit of one's own agency; a coach may be of another party's staff. No roles: they leave the unit. */
export const setUnitRoles = administratorProcedure
  .input(SetUnitRolesRequest)
  .output(OwnAgency)
  .mutation(async ({ ctx, input: { staff, unit, roles } }) => {
    await ctx.read(async (transaction) => {
      const own = await transaction.unit.findFirst({ where: { id: unit, agencyId: ctx.actor.agency } });
      if (!own) throw new Refused('unitUnknown');
      if (!(await transaction.staff.findUnique({ where: { id: staff } }))) throw new Refused('notAllowed');
      const staffId_unitId = { staffId: staff, unitId: unit };
      if (roles.length === 0) await transaction.staffUnit.deleteMany({ where: staffId_unitId });
      else
        await transaction.staffUnit.upsert({
          where: { staffId_unitId },
          create: { ...staffId_unitId, roles },
          update: { roles },
        });
    });
    return describeAgency(ctx);
  });
