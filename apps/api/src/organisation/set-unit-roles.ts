import { foretell } from '@stafett/db';
import { problemWithRoles } from '@stafett/domain';
import { OwnAgency, SetUnitRolesRequest } from '@stafett/schemas';
import { invalidField, Refused } from '../problems/refuse.ts';
import { administratorProcedure } from '../trpc.ts';
import { describeAgency } from './describe-agency.ts';

/**
 * What somebody else does in a unit of one's own agency; a coach may be of another party's staff. No roles: they leave the unit. Refuses, at
 * the field, one's own roles (`ownRoles`) and roles that an agency of this kind has no use for (`roleNotHere`).
 */
export const setUnitRoles = administratorProcedure
  .input(SetUnitRolesRequest)
  .output(OwnAgency)
  .mutation(async ({ ctx, input: { staff, unit, roles } }) => {
    const kind = (await ctx.names.read()).agencies.get(ctx.actor.agency)?.kind;
    if (!kind) throw new Refused('notAllowed');
    const problem = problemWithRoles({ by: ctx.actor.staff, staff, kind, roles });
    const path = 'roles';
    if (problem) throw invalidField(path, problem);
    await ctx.read(async (transaction) => {
      const own = await transaction.unit.findFirst({ where: { id: unit, agencyId: ctx.actor.agency } });
      if (!own) throw new Refused('unitUnknown');
      if (!(await transaction.staff.findUnique({ where: { id: staff } }))) throw new Refused('notAllowed');
      const action = roles.length === 0 ? 'organisation.rolesTaken' : 'organisation.rolesGiven';
      await foretell(transaction, { action, about: staff });
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
