import { agencies, plattformen, units } from '@stafett/domain';
import type { Database } from '../database.ts';
import { dateColumn } from '../dates.ts';
import { type DemoPerson, demoPeople } from './demo-people.ts';
import { kavlingeSlots } from './kavlinge-slots.ts';

/**
 * Enters the agencies, units and joint forums that the insats models name, and the people given with the weekly times they hold. Asks for a database
 * opened as stafett_owner. What is there already stays as its administrators have made it, so it may run at every start.
 */
export const seedOrganisation = (database: Database, people: readonly DemoPerson[] = demoPeople): Promise<void> =>
  database.$transaction(async (transaction) => {
    await transaction.agency.createMany({ data: Object.values(agencies), skipDuplicates: true });
    await transaction.unit.createMany({
      data: Object.values(units).map(({ unit, agency, name }) => ({ id: unit, agencyId: agency, name })),
      skipDuplicates: true,
    });
    await transaction.jointForum.createMany({
      data: [{ id: plattformen.id, name: plattformen.name }],
      skipDuplicates: true,
    });
    await transaction.jointForumMember.createMany({
      data: plattformen.members.map(({ unit }) => ({ forumId: plattformen.id, unitId: unit })),
      skipDuplicates: true,
    });
    // Somebody who is known already may have changed units or left: only newcomers get theirs.
    const known = new Set((await transaction.staff.findMany({ select: { id: true } })).map(({ id }) => id));
    const newcomers = people.filter(({ id }) => !known.has(id));
    await transaction.staff.createMany({
      data: newcomers.map(({ id, agency, name, subject }) => ({ id, agencyId: agency, name, subject })),
    });
    await transaction.staffUnit.createMany({
      data: newcomers.flatMap(({ id, works }) =>
        works.map(({ unit, roles }) => ({ staffId: id, unitId: unit, roles: [...roles] })),
      ),
    });
    await transaction.slotRule.createMany({
      data: kavlingeSlots
        .filter(({ staff }) => newcomers.some(({ id }) => id === staff))
        .map(({ id, unit, staff, weekday, from, minutesLong, kinds, modes, validFrom }) => ({
          id,
          unitId: unit.unit,
          staffId: staff,
          weekday,
          fromClock: from,
          minutesLong,
          kinds: [...kinds],
          modes: [...modes],
          validFrom: dateColumn(validFrom),
        })),
    });
  });
