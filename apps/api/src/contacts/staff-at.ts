import { StaffAt, StaffAtRequest } from '@stafett/schemas';
import { unitProcedure } from '../trpc.ts';

/** Who works with cases at a unit. Of the directory alone: it says nothing of who has which case. */
export const staffAt = unitProcedure
  .input(StaffAtRequest)
  .output(StaffAt)
  .query(async ({ ctx, input: { unit } }) => {
    const rows = await ctx.read((transaction) =>
      transaction.staffUnit.findMany({
        where: { unitId: unit, roles: { hasSome: ['caseworker', 'coach', 'manager'] }, staff: { active: true } },
        select: { staff: { select: { id: true, name: true } } },
        orderBy: { staff: { name: 'asc' } },
      }),
    );
    return { staff: rows.map(({ staff }) => staff) };
  });
