import { dateColumn } from '@stafett/db';
import { stockholmDate } from '@stafett/domain';
import type { OwnAgency } from '@stafett/schemas';
import type { Context, Read, StaffActor } from '../context.ts';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { absenceView } from './absences.ts';
import { knownRoles } from './directory.ts';

/** The actor's agency as its administrator's page shows it. Absences that have ended are left out. */
export const describeAgency = async (
  ctx: Pick<Context, 'names' | 'clock'> & { readonly actor: StaffActor; readonly read: Read },
): Promise<OwnAgency> => {
  ctx.names.forget();
  const names = await ctx.names.read();
  const agency = names.agencies.get(ctx.actor.agency);
  if (!agency) throw new Refused('notAllowed');
  const today = dateColumn(stockholmDate(ctx.clock()));
  const { staff, mail } = await ctx.read(async (transaction) => ({
    staff: await transaction.staff.findMany({
      where: { agencyId: agency.id },
      orderBy: { name: 'asc' },
      include: { units: true, absences: { where: { to: { gte: today } }, orderBy: { from: 'asc' } } },
    }),
    mail: new Map((await transaction.staffMail.findMany()).map((one) => [one.staffId, one] as const)),
  }));
  const mailOf = (id: string): OwnAgency['staff'][number]['mail'] => {
    const found = mail.get(id);
    return found && { address: found.address, wanted: found.wanted, refused: found.refusedAt !== null };
  };
  return {
    agency,
    units: [...names.units.values()]
      .filter((unit) => unit.agency === agency.id)
      .map(({ id, name, active }) => ({ id, name, active })),
    staff: staff.map((person) => ({
      id: person.id,
      name: person.name,
      subject: person.subject,
      active: person.active,
      ...given({ mail: mailOf(person.id) }),
      units: person.units.map(({ unitId, roles }) => ({ unit: unitId, roles: knownRoles(roles) })),
      absences: person.absences.map((absence) => absenceView(absence, names)),
    })),
  };
};
