import { PeopleWithWork } from '@stafett/schemas';
import { Refused } from '../problems/refuse.ts';
import { unitProcedure } from '../trpc.ts';

type Count = { readonly staff: string; readonly cases: number };

/** Who has open work in the manager's unit, and in how many cases. */
export const people = unitProcedure.output(PeopleWithWork).query(async ({ ctx }) => {
  if (!ctx.actor.roles.includes('manager')) throw new Refused('roleNotAllowed');
  const { unit } = ctx.actor;
  const found = await ctx.read(
    (transaction) => transaction.$queryRaw<Count[]>`
      SELECT staff, count(DISTINCT case_id)::int AS cases FROM (
        SELECT c.holder_staff AS staff, c.id AS case_id FROM case_file c
          WHERE c.closed_on IS NULL AND c.holder_unit = ${unit}::uuid
        UNION ALL
        SELECT c.coach, c.id FROM case_file c JOIN staff_unit w ON w.staff_id = c.coach AND w.unit_id = ${unit}::uuid
          WHERE c.closed_on IS NULL
        UNION ALL
        SELECT t.claimed_by, t.case_id FROM task t WHERE t.status = 'open' AND t.owner_unit = ${unit}::uuid
        UNION ALL
        SELECT k.staff, k.case_id FROM case_contact k JOIN case_file c ON c.id = k.case_id AND c.closed_on IS NULL
          WHERE k.status = 'named' AND k.unit = ${unit}::uuid
      ) work WHERE staff IS NOT NULL GROUP BY staff`,
  );
  const names = await ctx.names.read();
  return {
    people: found
      .map(({ staff, cases }) => ({ staff: names.staff(staff), cases }))
      .toSorted((a, b) => a.staff.name.localeCompare(b.staff.name, 'sv')),
  };
});
